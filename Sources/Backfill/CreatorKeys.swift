/// What stands in `created_by`, normalised as dedupe normalises contacts: a staff member's e-mail address or name.
public struct CreatorKeys: Sendable {
    /// The normalised e-mail address, or nil where it is none.
    public let email: String?
    /// The normalised name, or nil where there is none.
    public let name: String?

    /// Keys as dedupe makes them.
    public init(email: String?, name: String?) {
        self.email = email
        self.name = name
    }

    /// Trimmed and in lower case, with single spaces: right for plain addresses and names without diacritics.
    public init(plain text: String) {
        let words = text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let isEmail = words.contains("@")
        self.init(email: isEmail ? words : nil, name: isEmail || words.isEmpty ? nil : words)
    }
}
