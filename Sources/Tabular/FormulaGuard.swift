/// Tells which texts a spreadsheet would run as a formula.
public enum FormulaGuard {
    /// Whether `text` (UTF-8) begins, after any spaces, with `=` `+` `-` `@`, their full-width forms, TAB, CR or LF.
    public static func isFormula(_ text: some Collection<UInt8>) -> Bool {
        var rest = text.drop { $0 == 0x20 }.makeIterator()
        switch rest.next() {
        case 0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D, 0x0A: return true
        case 0xEF:
            // U+FF0B, U+FF0D, U+FF1D, U+FF20.
            switch (rest.next(), rest.next()) {
            case (0xBC, 0x8B), (0xBC, 0x8D), (0xBC, 0x9D), (0xBC, 0xA0): return true
            default: return false
            }
        default: return false
        }
    }
}
