/// A contact as an example may show it: enough to see how details resemble each other, too little to tell a person.
///
///     M… L…   m…@e….com   …76
///
/// How long a detail is does not show, and neither does anything between its first letter and its end.
struct MaskedContact: Sendable, Equatable {
    /// The initials; of a contact without a person's name, that of the company.
    let name: String?
    /// The first letters of mailbox and provider, and the top-level domain where it has two or three letters.
    let email: String?
    /// The last two digits.
    let phone: String?

    /// Masks what a contact says; e-mail and phone as they are after normalisation.
    init(firstName: String?, lastName: String?, company: String?, email: String?, phone: String?) {
        let initials = [firstName, lastName].compactMap(MaskedContact.initial)
        name = initials.isEmpty ? MaskedContact.initial(company) : initials.joined(separator: " ")
        self.email = email.flatMap(MaskedContact.email)
        self.phone = phone.flatMap(MaskedContact.phone)
    }

    /// The first letter of a text that is not blank.
    private static func initial(_ text: String?) -> String? {
        text.flatMap { $0.unicodeScalars.first { $0 != " " } }.map { "\($0)…" }
    }

    private static func email(_ text: String) -> String? {
        let scalars = Array(text.unicodeScalars)
        guard let first = scalars.first else { return nil }
        guard let at = scalars.lastIndex(of: "@") else { return "\(first)…" }
        let mailbox = at > 0 ? "\(first)…" : "…"
        let domain = scalars[(at + 1)...]
        guard let provider = domain.first else { return mailbox + "@…" }
        // Longer ones are rare, and may be somebody's name.
        guard let dot = domain.lastIndex(of: "."), dot > at + 1, (2...3).contains(domain.endIndex - dot - 1) else {
            return "\(mailbox)@\(provider)…"
        }
        var topLevel = String.UnicodeScalarView()
        topLevel.append(contentsOf: domain[dot...])
        return "\(mailbox)@\(provider)…\(String(topLevel))"
    }

    private static func phone(_ text: String) -> String? {
        let scalars = text.unicodeScalars
        guard !scalars.isEmpty else { return nil }
        var last = String.UnicodeScalarView()
        last.append(contentsOf: scalars.suffix(2))
        return "…" + String(last)
    }
}
