/// Where a value lies in a JSON record, as a mapping file says it: keys by dots, elements of arrays in brackets.
///
///     contactDetails.email                    a key in a nested object
///     orderedItem[0].acceptedOffer.price      the first element of an array
///     additionalFields[label=Company].value   the first element whose `label` is Company
///     answers[*].answer                       that of every element, joined by "; "
///
/// A key that holds a dot itself is written as it is. A value of a filter may stand in double quotes, so that it can
/// hold a closing bracket; it is compared as text, and the key before `=` may be a path of keys.
public struct JSONPath: Sendable, Equatable, CustomStringConvertible {
    /// What one bracket chooses.
    enum Choice: Sendable, Equatable {
        case element(Int)
        case all
        case first(where: [String], is: String)
    }

    /// A bracket and the keys behind it.
    struct Step: Sendable, Equatable {
        var choice: Choice
        var keys: [String]
    }

    /// The path as it was written, which is also the name of its column.
    public let description: String
    /// The keys before the first bracket: the column that holds the array.
    public let base: String
    let steps: [Step]

    /// Whether the path chooses every element of some array, so that it can have several values.
    var isPlural: Bool { steps.contains { $0.choice == .all } }

    /// The path that `text` spells; nil for one without brackets, which is a column of its own, and for brackets that
    /// do not close or say nothing that is understood.
    public init?(_ text: String) {
        guard let opening = text.firstIndex(of: "["), opening > text.startIndex, text.last != "." else { return nil }
        description = text
        base = String(text[..<opening])
        var steps: [Step] = []
        var rest = text[opening...]
        while !rest.isEmpty {
            guard rest.first == "[", let (choice, end) = Self.choice(rest) else { return nil }
            rest = rest[end...]
            var keys: [String] = []
            if rest.first == "." {
                let keysEnd = rest.firstIndex(of: "[") ?? rest.endIndex
                keys = Self.keys(rest[rest.index(after: rest.startIndex)..<keysEnd])
                if keys.contains("") { return nil }
                rest = rest[keysEnd...]
            }
            steps.append(Step(choice: choice, keys: keys))
        }
        self.steps = steps
    }

    /// What the bracket at the beginning of `text` chooses, and the place behind it.
    private static func choice(_ text: Substring) -> (Choice, String.Index)? {
        let inside = text.dropFirst()
        guard let equals = inside.firstIndex(of: "="), let plain = inside.firstIndex(of: "]") else {
            guard let end = inside.firstIndex(of: "]") else { return nil }
            return simple(inside[..<end]).map { ($0, inside.index(after: end)) }
        }
        if plain < equals { return simple(inside[..<plain]).map { ($0, inside.index(after: plain)) } }
        let keys = keys(inside[..<equals])
        if keys.contains("") { return nil }
        let value = inside[inside.index(after: equals)...]
        if value.first == "\"" {
            let quoted = value.dropFirst()
            guard let close = quoted.firstIndex(of: "\""), quoted[quoted.index(after: close)...].first == "]" else {
                return nil
            }
            return (
                .first(where: keys, is: String(quoted[..<close])), quoted.index(close, offsetBy: 2)
            )
        }
        return (
            .first(where: keys, is: String(inside[inside.index(after: equals)..<plain])), inside.index(after: plain)
        )
    }

    private static func simple(_ text: Substring) -> Choice? {
        if text == "*" { return .all }
        guard let number = Int(text), number >= 0, text.first != "+" else { return nil }
        return .element(number)
    }

    private static func keys(_ text: Substring) -> [String] {
        text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    }
}
