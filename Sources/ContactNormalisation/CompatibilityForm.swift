import Foundation

/// Text in a compatibility form of Unicode (UAX 15), in lower case and without invisible characters.
///
/// Only for text beyond ASCII: it makes a `String` or two, which a million plain rows must not pay for.
enum CompatibilityForm {
    /// NFKC: letters with their marks.
    static func composed(_ text: String) -> String {
        cleaned(text.precomposedStringWithCompatibilityMapping.lowercased())
    }

    /// NFKD: each letter, then its marks.
    static func decomposed(_ text: String) -> String {
        cleaned(text.lowercased().decomposedStringWithCompatibilityMapping)
    }

    /// Blanks of all kinds become spaces; zero-width characters go.
    private static func cleaned(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .format: continue
            case .spaceSeparator, .lineSeparator, .paragraphSeparator: scalars.append(" ")
            default: scalars.append(scalar)
            }
        }
        return String(scalars)
    }
}
