/// What large mail providers say about their own addresses: which spellings reach the same mailbox.
///
/// Source: each provider's published help on `+` addressing, dots and domain aliases. No rule is applied to any other
/// domain, because elsewhere a dot or a tag may well name another person.
enum EmailProvider {
    /// What a provider ignores.
    struct Rule: Equatable {
        var dropsTags = false
        var dropsDots = false
        /// The domain that stands for all of the provider's domains of one mailbox.
        var alias: String?
    }

    /// Rewrites the address that begins at `start`, with its `@` at `at`, to the provider's own form; gives false, and
    /// removes it, where nothing is left of its local part.
    static func canonicalise(_ address: inout [UInt8], from start: Int, at: Int) -> Bool {
        let rule = rule(for: address[(at + 1)...])
        guard rule != Rule() else { return true }
        if let alias = rule.alias {
            address.removeSubrange((at + 1)...)
            address.append(contentsOf: alias.utf8)
        }
        var end = at
        if rule.dropsTags, let plus = address[start..<at].firstIndex(of: 0x2B) { end = plus }
        var kept = start
        for index in start..<end where !(rule.dropsDots && address[index] == 0x2E) {
            address[kept] = address[index]
            kept += 1
        }
        guard kept > start else {
            address.removeSubrange(start...)
            return false
        }
        address.removeSubrange(kept..<at)
        return true
    }

    static func rule(for domain: ArraySlice<UInt8>) -> Rule {
        // The first letter rules out most domains before any text is made.
        guard let first = domain.first, isInitial(first), domain.count <= 16 else { return Rule() }
        let name = String(decoding: domain, as: UTF8.self)
        switch name {
        case "gmail.com": return Rule(dropsTags: true, dropsDots: true)
        case "googlemail.com": return Rule(dropsTags: true, dropsDots: true, alias: "gmail.com")
        case "icloud.com": return Rule(dropsTags: true)
        case "me.com", "mac.com": return Rule(dropsTags: true, alias: "icloud.com")
        case "msn.com", "fastmail.com", "fastmail.fm", "proton.me", "protonmail.com", "protonmail.ch", "pm.me",
            "zoho.com", "zoho.eu", "zohomail.com", "zohomail.eu", "ya.ru":
            return Rule(dropsTags: true)
        default:
            let parts = name.split(separator: ".", maxSplits: 1)
            guard parts.count == 2 else { return Rule() }
            switch parts[0] {
            case "outlook", "hotmail", "live": return Rule(dropsTags: microsoftEndings.contains(String(parts[1])))
            case "yandex": return Rule(dropsTags: yandexEndings.contains(String(parts[1])))
            default: return Rule()
            }
        }
    }

    /// The initials of the domains above: f, g, h, i, l, m, o, p, y, z.
    private static func isInitial(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x66...0x69, 0x6C, 0x6D, 0x6F, 0x70, 0x79, 0x7A: true
        default: false
        }
    }

    private static let microsoftEndings: Set<String> = [
        "at", "be", "ca", "ch", "cl", "cn", "co.id", "co.il", "co.in", "co.jp", "co.kr", "co.nz", "co.th", "co.uk",
        "co.za", "com", "com.ar", "com.au", "com.br", "com.mx", "com.pt", "com.sg", "com.tr", "com.vn", "cz", "de",
        "dk",
        "es", "fi", "fr", "gr", "hu", "ie", "in", "it", "jp", "lv", "my", "nl", "no", "ph", "pt", "ru", "sa", "se",
        "sg",
        "sk",
    ]

    private static let yandexEndings: Set<String> = ["ru", "com", "by", "kz", "ua", "com.tr"]
}
