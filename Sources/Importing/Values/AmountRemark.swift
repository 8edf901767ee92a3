/// What people write behind an amount: `inkl. MwSt.`, `+VAT`, `per person`, `*`, `(paid)`.
enum AmountRemark: Equatable {
    /// It changes nothing of the amount.
    case kept
    /// Tax comes on top of the amount.
    case net

    /// The remark at the end of `bytes`, and where it begins; nil where what stands behind the number is none.
    static func find(in bytes: Span<UInt8>) -> (remark: AmountRemark, start: Int)? {
        guard bytes.count <= 80, let digit = bytes.indices.first(where: { bytes[$0] &- 0x30 < 10 }) else { return nil }
        let end = AmountNumber.endOfDash(bytes, behind: AmountNumber.end(bytes, from: digit))
        // The shortest that is one: a currency may stand before it. Words are looked at whole.
        for start in (end..<max(end, bytes.count)).reversed()
        where !(isLetter(bytes[start]) && isLetter(bytes[start - 1])) {
            let text = bytes.extracting(start...).text
            // What is in brackets is a remark with both of them.
            guard text.count(where: { $0 == "(" }) == text.count(where: { $0 == ")" }) else { continue }
            if let remark = AmountRemark(text) { return (remark, start) }
        }
        return nil
    }

    private init?(_ text: String) {
        guard text.contains(where: { !$0.isWhitespace && $0 != "*" }) else {
            guard text.contains("*") else { return nil }
            self = .kept
            return
        }
        let key = HeaderSynonyms.key(LatinLetters.folded(text))
        let isBracketed = text.contains("(")
        if AmountRemark.others.contains(key) || isBracketed && AmountRemark.states.contains(key) {
            self = .kept
        } else if AmountRemark.isTax(key, after: AmountRemark.withTax) {
            self = .kept
        } else if AmountRemark.isTax(key, after: AmountRemark.withoutTax)
            || text.contains("+") && AmountRemark.taxes.contains(key) || AmountRemark.nets.contains(key)
        {
            self = .net
        } else {
            return nil
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    /// Whether a key is one of these beginnings and a word for tax, with its rate between or not: `inkl. 19 % MwSt.`
    private static func isTax(_ key: String, after beginnings: [String]) -> Bool {
        beginnings.contains { beginning in
            key.hasPrefix(beginning)
                && taxes.contains(String(key.dropFirst(beginning.count).drop(while: \.isNumber)))
        }
    }

    private static let taxes: Set<String> = [
        "vat", "tax", "taxes", "gst", "salestax", "mwst", "ust", "mehrwertsteuer", "tva", "iva", "btw",
    ]
    private static let withTax = [
        "incl", "inc", "including", "inclusiveof", "includes", "inkl", "inklusive", "einschl", "con", "avec",
    ]
    private static let withoutTax = [
        "excl", "exc", "ex", "excluding", "exclusiveof", "plus", "exkl", "zzgl", "zuzgl", "zuzuglich", "hors", "mas",
        "piu", "sin", "before",
    ]
    private static let nets: Set<String> = ["net", "netto", "ht"]
    /// What else may stand there: for whom it is, and that tax is in it.
    private static let others: Set<String> = [
        "perperson", "pp", "each", "ea", "perdelegate", "perplace", "perhead", "perticket", "perparticipant",
        "properson",
        "proteilnehmer", "parpersonne", "porpersona", "perpersoon", "perpersona", "apersona", "ttc", "brutto", "gross",
        "ivaincluido", "ivainclusa", "tvacomprise",
    ]
    private static let states: Set<String> = [
        "paid", "bezahlt", "paye", "pagado", "pagato", "betaald", "paidinfull",
    ]
}
