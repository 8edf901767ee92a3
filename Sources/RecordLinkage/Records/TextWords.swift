internal import ContactNormalisation

/// The normal forms of company names and addresses: folded words, without what says nothing, in one spelling.
enum TextWords {
    /// Appends a company's words without its legal form; all of them where nothing else is left.
    static func appendCompany(_ value: Span<UInt8>, to text: inout [UInt8]) {
        guard !Placeholder.isCompany(value) else { return }
        append(value, to: &text) { legalForms.contains($0) ? nil : $0 }
    }

    /// Appends an address's words, those for kinds of streets and points of the compass in their short form.
    static func appendAddress(_ value: Span<UInt8>, to text: inout [UInt8]) {
        guard !Placeholder.isPlace(value) else { return }
        append(value, to: &text) { short[$0] ?? $0 }
    }

    private static func append(_ value: Span<UInt8>, to text: inout [UInt8], _ spelling: ([UInt8]) -> [UInt8]?) {
        var folded: [UInt8] = []
        LetterFolding.appendWords(value, to: &folded)
        let start = text.count
        for word in folded.split(separator: 0x20) {
            guard let spelt = spelling(Array(word)) else { continue }
            if text.count > start { text.append(0x20) }
            text += spelt
        }
        if text.count == start { text += folded }
    }

    private static let legalForms = Set(
        "ltd limited llp plc inc incorporated corp corporation co company gmbh ag sa sarl bv nv llc pty the and of"
            .split(separator: " ").map { Array($0.utf8) })

    private static let short: [[UInt8]: [UInt8]] = {
        let list =
            "street st,avenue ave,av ave,road rd,drive dr,lane ln,boulevard blvd,place pl,court ct,crescent cres,"
            + "circuit cct,close cl,terrace tce,square sq,highway hwy,parkway pkwy,north n,south s,east e,west w,"
            + "northeast ne,northwest nw,southeast se,southwest sw,apartment apt,flat apt,unit apt,saint st,mount mt"
        var short: [[UInt8]: [UInt8]] = [:]
        for pair in list.split(separator: ",") {
            let words = pair.split(separator: " ")
            short[Array(words[0].utf8)] = Array(words[1].utf8)
        }
        return short
    }()
}
