/// The form of a telephone number under which contacts are matched: E.164, such as `+447700900123`.
///
/// Source: ITU-T E.164 (a country's calling code and at most 15 digits) and each country's published numbering plan
/// (`NumberingPlan`). Rules: `00` and the region's own international prefix are `+`; the trunk prefix and `(0)` go,
/// except in Italy, where the 0 belongs to the number; extensions go; without `+` the number is one of the region,
/// unless it has no length of one and begins with the region's calling code. A number that a spreadsheet has turned into
/// scientific notation has lost its digits: it has no key.
///
///     PhoneKey.of("(07700) 900 123", region: .unitedKingdom)  // "+447700900123"
public enum PhoneKey {
    /// The key of a number, or nil where it has none. `region` is where a number without `+` is taken to be.
    public static func of(_ phone: String, region: PhoneRegion) -> String? {
        let typed = Array(phone.utf8)
        var key: [UInt8] = []
        return append(typed.span, region: region, to: &key) ? String(decoding: key, as: UTF8.self) : nil
    }

    /// Appends the key of a number given as UTF-8; gives false, and appends nothing, where it has none.
    public static func append(_ phone: Span<UInt8>, region: PhoneRegion, to key: inout [UInt8]) -> Bool {
        for index in 0..<phone.count where phone[index] >= 0x80 {
            var bytes: [UInt8] = []
            for index in 0..<phone.count { bytes.append(phone[index]) }
            let plain = Array(CompatibilityForm.composed(String(decoding: bytes, as: UTF8.self)).utf8)
            guard let digits = PhoneDigits(plain.span) else { return false }
            return append(digits, region: region, to: &key)
        }
        guard let digits = PhoneDigits(phone) else { return false }
        return append(digits, region: region, to: &key)
    }

    private static func append(_ typed: PhoneDigits, region: PhoneRegion, to key: inout [UInt8]) -> Bool {
        let plan = region.plan
        var digits = typed
        var isInternational = digits.hasPlus
        if isInternational {
            // "+0044": somebody put a plus before the prefix that it stands for.
            if digits.starts(with: 0, 0) { digits.dropFirst(2) }
        } else if let prefix = plan.internationalPrefix.first(where: { digits.starts(with: $0.utf8) }) {
            digits.dropFirst(prefix.utf8.count)
            isInternational = true
        }
        if isInternational { return appendInternational(digits, to: &key) }
        if isRegionalWithCallingCode(digits, plan) { return appendInternational(digits, to: &key) }
        digits.dropTrunkPrefix(of: plan)
        return append(digits, callingCode: plan.callingCode, plan: plan, to: &key)
    }

    /// `44 7700 900123`: the plus is lost, as in a spreadsheet. No length for a national number, and right without the code.
    private static func isRegionalWithCallingCode(_ digits: PhoneDigits, _ plan: NumberingPlan) -> Bool {
        guard digits.callingCode == plan.callingCode else { return false }
        var rest = digits
        rest.dropFirst(digits.callingCodeLength)
        rest.dropTrunkPrefix(of: plan)
        return !plan.usual.contains(digits.count) && plan.usual.contains(rest.count)
    }

    private static func appendInternational(_ typed: PhoneDigits, to key: inout [UInt8]) -> Bool {
        guard let code = typed.callingCode else { return false }
        var digits = typed
        digits.dropFirst(typed.callingCodeLength)
        let plan = NumberingPlan.plan(ofCallingCode: code)
        digits.dropTrunkPrefix(of: plan)
        return append(digits, callingCode: code, plan: plan, to: &key)
    }

    private static func append(
        _ digits: PhoneDigits, callingCode: Int, plan: NumberingPlan, to key: inout [UInt8]
    ) -> Bool {
        let codeLength = callingCode < 10 ? 1 : callingCode < 100 ? 2 : 3
        guard plan.lengths.contains(digits.count), digits.count + codeLength <= 15 else { return false }
        key.append(0x2B)
        if codeLength == 3 { key.append(0x30 + UInt8(callingCode / 100)) }
        if codeLength >= 2 { key.append(0x30 + UInt8(callingCode / 10 % 10)) }
        key.append(0x30 + UInt8(callingCode % 10))
        digits.append(to: &key)
        return true
    }
}
