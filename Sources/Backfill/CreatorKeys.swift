internal import ContactNormalisation

/// What stands in `created_by`, normalised as dedupe normalises contacts: a staff member's e-mail address or name.
struct CreatorKeys {
    /// The normalised e-mail address, or nil where it is none.
    let email: String?
    /// The normalised name, or nil where there is none.
    let name: String?

    /// The keys of a text; of one with an `@` no name is looked for.
    init(_ text: String) {
        let isEmail = text.contains("@")
        email = isEmail ? EmailKey.of(text) : nil
        name = isEmail ? nil : NameKey.of(first: text, last: "")
    }
}
