/// Reads JSON objects out of cells, one after another: `contactDetails` in a CSV column.
///
///     var scanner = JSONObjectScanner()
///     for record in batch.records {
///         if let defect = scanner.scan(batch.field(3, of: record), in: &batch.bytes) { … }
///         // scanner.fields[i] is the value at scanner.columns[i], in batch.bytes
///     }
///
/// Nothing is allocated for an object whose keys were met before.
public struct JSONObjectScanner: Sendable {
    /// The values of the object scanned last: `fields[i]` belongs to `columns[i]`, `.absent` where it has no such key.
    public private(set) var fields: [Field] = []
    /// How many cells were read that hold Python's notation instead of JSON.
    public private(set) var pythonCount = 0
    private var parser = JSONRecordParser()
    /// The shape of the object read last, while objects repeat it.
    private var shape = JSONRepeatedShape()
    /// How many objects had that shape, and how many another one.
    private var shapeCounts = (same: 0, other: 0)

    /// A scanner that has met no key yet.
    public init() {}

    /// The paths met so far, in order first met: `email`, `address.city`. It only grows.
    public var columns: [String] { parser.columns.paths }

    /// Reads the object in `cell`; text with escapes is appended to `bytes`, other values point into the cell.
    ///
    /// A dictionary as Python prints it is read as the JSON that it would be, and counted in `pythonCount`. Returns what
    /// is wrong, with line and column within the cell; `fields` then holds nothing.
    public mutating func scan(_ cell: Field, in bytes: inout [UInt8]) -> JSONDefect? {
        guard let defect = scanStrictly(cell, in: &bytes) else { return nil }
        guard defect.kind == .expectedKey || defect.kind == .expectedValue || defect.kind == .pythonNotation,
            let json = PythonNotation.json(bytes.span.bytes.extracting(cell.range))
        else { return defect }
        let start = bytes.count
        bytes.append(contentsOf: json)
        guard scanStrictly(Field(start, bytes.count, .text), in: &bytes) == nil else { return defect }
        pythonCount += 1
        return nil
    }

    private mutating func scanStrictly(_ cell: Field, in bytes: inout [UInt8]) -> JSONDefect? {
        parser.beginBlock()
        fields.removeAll(keepingCapacity: true)
        if let defect = parse(bytes.span.bytes.extracting(cell.range)) {
            fields.removeAll(keepingCapacity: true)
            return defect
        }
        let cellStart = cell.offset
        let end = UInt32(bytes.count)
        for index in fields.indices where fields[index].kind != .absent { fields[index].offset += cellStart }
        for index in parser.moved { fields[index].offset += end &- cellStart }
        bytes.append(contentsOf: parser.rewritten)
        return nil
    }

    private mutating func parse(_ bytes: RawSpan) -> JSONDefect? {
        fields.append(contentsOf: parser.columns.absentFields)
        if shape.read(bytes, into: &fields) {
            shapeCounts.same += 1
            return nil
        }
        fields.removeAll(keepingCapacity: true)
        if let defect = parseAnew(bytes) { return defect }
        shapeCounts.other += 1
        if shapeCounts.other > 100, shapeCounts.other > shapeCounts.same {
            // Each object has a shape of its own: looking for the last one's would only cost.
            shape = JSONRepeatedShape()
        } else if parser.moved.isEmpty, let repeated = JSONRepeatedShape(of: bytes, fields) {
            shape = repeated
        }
        return nil
    }

    private mutating func parseAnew(_ bytes: RawSpan) -> JSONDefect? {
        var fault: JSONFault?
        do throws(JSONFault) {
            if case .invalid(let offset) = TextCheck.firstFault(
                in: bytes, from: 0, to: bytes.byteCount, allowingNUL: true)
            {
                throw JSONFault(.invalidUTF8, offset)
            }
            let end = JSONTokens.skipSpace(bytes, try parser.parse(bytes, at: 0, fields: &fields))
            if end < bytes.byteCount { throw JSONFault(.trailingContent, end) }
        } catch {
            fault = error
        }
        guard let fault else { return nil }
        return JSONDefect(fault, in: bytes, line: 1, lineStart: 0, key: parser.duplicateKey)
    }
}
