import Tabular

/// What an export says that no field of ours holds: a JSON object, built as the row is read, kept with the booking.
struct ExtraColumns {
    /// The columns of the file that no rule reads.
    private let unmapped: [(column: Int, key: [UInt8])]
    private(set) var json: [UInt8] = []

    init(unmapped: [(column: Int, header: String)]) {
        self.unmapped = unmapped.map { ($0.column, ExtraColumns.quoted(Array($0.header.utf8)[...])) }
    }

    /// An object to add to, from one that was finished before.
    init(_ finished: ArraySlice<UInt8>?) {
        unmapped = []
        json = finished.map { Array($0.dropLast()) } ?? []
    }

    /// Starts a record with the values of its unmapped columns.
    mutating func start(_ values: RecordValues, _ record: RecordEntry) {
        json.removeAll(keepingCapacity: true)
        for (column, key) in unmapped {
            let value = values.column(column, of: record)
            if value.length > 0, value.kind != .null { append(key, value, values) }
        }
    }

    /// Adds a value under a key of its own.
    mutating func add(_ key: String, _ value: Field, _ values: RecordValues) {
        append(ExtraColumns.quoted(Array(key.utf8)[...]), value, values)
    }

    /// Adds a text under a key of its own.
    mutating func add(_ key: String, text: ArraySlice<UInt8>) { add(key, json: ExtraColumns.quoted(text)) }

    /// What the key of a value ends in that is kept as the file has it, beside the one that was read from it.
    static let originalSuffix = " (as exported)"

    /// Adds a value that is JSON already.
    mutating func add(_ key: String, json value: [UInt8]) {
        json.append(json.isEmpty ? UInt8(ascii: "{") : UInt8(ascii: ","))
        json.append(contentsOf: ExtraColumns.quoted(Array(key.utf8)[...]))
        json.append(UInt8(ascii: ":"))
        json.append(contentsOf: value)
    }

    /// The object with the values that were put right, as exported; or nothing where the row says nothing more.
    mutating func finished(_ values: RecordValues) -> ArraySlice<UInt8>? {
        for original in values.originals { add(original.column + ExtraColumns.originalSuffix, original.value, values) }
        return finished()
    }

    /// The object, or nothing where nothing was added.
    mutating func finished() -> ArraySlice<UInt8>? {
        guard !json.isEmpty else { return nil }
        json.append(UInt8(ascii: "}"))
        return json[...]
    }

    private mutating func append(_ key: [UInt8], _ value: Field, _ values: RecordValues) {
        json.append(json.isEmpty ? UInt8(ascii: "{") : UInt8(ascii: ","))
        json.append(contentsOf: key)
        json.append(UInt8(ascii: ":"))
        switch value.kind {
        case .number, .boolean, .structure: json.append(contentsOf: values.bytes[value.range])
        default: ExtraColumns.appendQuoted(values.bytes[value.range], to: &json)
        }
    }

    /// A JSON string with these bytes.
    static func quoted(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        appendQuoted(bytes, to: &result)
        return result
    }

    /// A JSON string (RFC 8259): quotes, backslashes and control characters escaped, all else as it is.
    private static func appendQuoted(_ bytes: ArraySlice<UInt8>, to json: inout [UInt8]) {
        json.append(UInt8(ascii: "\""))
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                json.append(UInt8(ascii: "\\"))
                json.append(byte)
            case 0..<0x20:
                json.append(contentsOf: "\\u00".utf8)
                json.append(contentsOf: String(byte >> 4, radix: 16).utf8)
                json.append(contentsOf: String(byte & 15, radix: 16).utf8)
            default: json.append(byte)
            }
        }
        json.append(UInt8(ascii: "\""))
    }
}
