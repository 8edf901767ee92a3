/// MongoDB's extended JSON: objects that stand for one value, such as `{"$oid": "…"}`, in their three spellings
/// (canonical and relaxed of version 2, and version 1).
///
/// Source: the MongoDB Extended JSON specification, version 2.1, and its list of what version 1 wrote.
enum JSONExtendedScalar {
    /// What the object stands for.
    enum Value {
        /// A string or a number in the bytes, without quotes.
        case inPlace(start: Int, end: Int, kind: FieldKind)
        /// A string with escapes, between its quotes.
        case escaped(start: Int, end: Int)
        /// Milliseconds since 1970, of a date.
        case date(milliseconds: Int64)
    }

    /// Whether the object that opens at `start` may be one: its first key begins with a dollar sign.
    @inline(__always)
    static func mayBegin(_ bytes: RawSpan, _ start: Int) -> Bool {
        guard start &+ 2 < bytes.byteCount else { return false }
        if ByteScan.byte(bytes, start &+ 1) == 0x22 { return ByteScan.byte(bytes, start &+ 2) == 0x24 }
        guard JSONTokens.isSpace(ByteScan.byte(bytes, start &+ 1)) else { return false }
        let key = JSONTokens.skipSpace(bytes, start &+ 1)
        return key &+ 1 < bytes.byteCount && ByteScan.byte(bytes, key) == 0x22 && ByteScan.byte(bytes, key &+ 1) == 0x24
    }

    /// The value of the object that opens at `start` and the place behind it; nil for any other object.
    static func read(_ bytes: RawSpan, _ start: Int) throws(JSONFault) -> (value: Value, end: Int)? {
        var position = start + 1
        guard let name = try key(bytes, &position) else { return nil }
        let value: Value
        switch name {
        case "$oid", "$uuid", "$symbol":
            guard let text = try scalar(bytes, &position, .text) else { return nil }
            value = text
        case "$numberInt", "$numberLong", "$numberDouble", "$numberDecimal":
            guard let number = try scalar(bytes, &position, nil) else { return nil }
            value = numeric(number, bytes)
        case "$date":
            guard let date = try date(bytes, &position) else { return nil }
            value = date
        default: return nil
        }
        guard try JSONTokens.nextByte(bytes, &position) == 0x7D else { return nil }
        return (value, position + 1)
    }

    /// A date: text as it is, or milliseconds as a number or as another such object.
    private static func date(_ bytes: RawSpan, _ position: inout Int) throws(JSONFault) -> Value? {
        if try JSONTokens.nextByte(bytes, &position) != 0x7B {
            guard let value = try scalar(bytes, &position, nil) else { return nil }
            if case .inPlace(let start, let end, .number) = value {
                return milliseconds(bytes, start, end).map { .date(milliseconds: $0) }
            }
            return value
        }
        position += 1
        guard try key(bytes, &position) == "$numberLong",
            case .inPlace(let start, let end, _)? = try scalar(bytes, &position, nil),
            let milliseconds = milliseconds(bytes, start, end), try JSONTokens.nextByte(bytes, &position) == 0x7D
        else { return nil }
        position += 1
        return .date(milliseconds: milliseconds)
    }

    private static func key(_ bytes: RawSpan, _ position: inout Int) throws(JSONFault) -> String? {
        guard try JSONTokens.nextByte(bytes, &position) == 0x22 else { return nil }
        let start = position + 1
        var hasEscapes = false
        let end = try JSONTokens.stringEnd(bytes, start, &hasEscapes)
        guard !hasEscapes, end - start <= 16 else { return nil }
        position = end + 1
        guard try JSONTokens.nextByte(bytes, &position) == 0x3A else { return nil }
        position += 1
        var name: [UInt8] = []
        for index in start..<end { name.append(ByteScan.byte(bytes, index)) }
        return String(decoding: name, as: UTF8.self)
    }

    /// A string, or a number where `wanted` does not ask for text.
    private static func scalar(
        _ bytes: RawSpan, _ position: inout Int, _ wanted: FieldKind?
    ) throws(JSONFault) -> Value? {
        let byte = try JSONTokens.nextByte(bytes, &position)
        guard byte == 0x22 || byte == 0x2D || byte &- 0x30 < 10 else { return nil }
        var hasEscapes = false
        let start = position
        let (end, kind) = try JSONTokens.scalarEnd(bytes, start, &hasEscapes)
        if kind == .number, wanted == .text { return nil }
        position = end
        if hasEscapes { return .escaped(start: start + 1, end: end - 1) }
        return kind == .text
            ? .inPlace(start: start + 1, end: end - 1, kind: kind) : .inPlace(start: start, end: end, kind: kind)
    }

    /// A number that stood in quotes is one all the same, where it is a JSON number; `Infinity` stays text.
    private static func numeric(_ value: Value, _ bytes: RawSpan) -> Value {
        guard case .inPlace(let start, let end, .text) = value, start < end else { return value }
        do throws(JSONFault) {
            guard try JSONTokens.numberEnd(bytes, start) == end else { return value }
            return .inPlace(start: start, end: end, kind: .number)
        } catch {
            return value
        }
    }

    private static func milliseconds(_ bytes: RawSpan, _ start: Int, _ end: Int) -> Int64? {
        var digits: [UInt8] = []
        for index in start..<end { digits.append(ByteScan.byte(bytes, index)) }
        // Years 0 to 9999, which four digits can say.
        guard let value = Int64(String(decoding: digits, as: UTF8.self)),
            (-62_167_219_200_000..<253_402_300_800_000).contains(value)
        else { return nil }
        return value
    }

    /// Appends a date as ISO 8601 writes it, in UTC: `2024-03-04T18:30:00Z`, with milliseconds where there are any.
    ///
    /// Days become a date as in Howard Hinnant's civil_from_days, with years that begin in March.
    static func append(milliseconds: Int64, to output: inout [UInt8]) {
        let seconds = Int((milliseconds - (milliseconds % 1000 + 1000) % 1000) / 1000)
        let fraction = Int((milliseconds % 1000 + 1000) % 1000)
        let time = (seconds % 86_400 + 86_400) % 86_400
        let days = (seconds - time) / 86_400 + 719_468
        let era = (days >= 0 ? days : days - 146_096) / 146_097
        let dayOfEra = days - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        append(year, 4, to: &output)
        output.append(0x2D)
        append(month, 2, to: &output)
        output.append(0x2D)
        append(dayOfYear - (153 * monthFromMarch + 2) / 5 + 1, 2, to: &output)
        output.append(0x54)
        append(time / 3600, 2, to: &output)
        output.append(0x3A)
        append(time / 60 % 60, 2, to: &output)
        output.append(0x3A)
        append(time % 60, 2, to: &output)
        if fraction > 0 {
            output.append(0x2E)
            append(fraction, 3, to: &output)
        }
        output.append(0x5A)
    }

    private static func append(_ number: Int, _ width: Int, to output: inout [UInt8]) {
        var divisor = 1
        for _ in 1..<width { divisor *= 10 }
        while divisor > 0 {
            output.append(0x30 + UInt8(number / divisor % 10))
            divisor /= 10
        }
    }
}
