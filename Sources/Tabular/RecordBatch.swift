/// One record of a batch.
public struct RecordEntry: Sendable {
    /// Index of its first field in the batch's fields.
    public var firstField: Int32
    /// How many fields it has.
    public var fieldCount: Int32
    /// Physical line, 1-based, on which the record starts.
    public var line: Int
    /// Where the record's bytes start in the batch's bytes: exactly as in the file, with the line ending for CSV.
    public var rawOffset: Int32
    /// How many bytes the record has in the file.
    public var rawLength: Int32
    /// Byte offset in the file, as UTF-8.
    public var fileOffset: Int
    /// What is wrong with it; nil when well-formed.
    public var defect: RecordDefect?
}

/// Records with the bytes they are made of: owned, so that another thread can work on it.
public struct RecordBatch: Sendable {
    /// The file's bytes from `fileOffset` on, `rawLength` of them, and behind them values that had to be rewritten.
    public var bytes: [UInt8]
    /// The fields of all records, in order.
    public var fields: [Field]
    /// The records, in the order of the file.
    public var records: [RecordEntry]
    /// What is no record, between the records; with the records it makes up the file's bytes.
    public var skipped: [SkippedStretch]
    /// Whether rewritten values may hold bytes that their record does not hold: escapes of JSON stand for any letter,
    /// while a quoted field of CSV only loses some of its own.
    public var hasUnescapedValues = false
    /// The encoding from which the bytes were made.
    public var encoding = TextEncoding.utf8
    /// Byte offset in the file of `bytes[0]`.
    public var fileOffset: Int
    /// How many bytes of the file this batch accounts for.
    public var rawLength: Int

    /// What is usually appended for a record, in bytes.
    private static let roomPerRecord = 96

    /// A batch for the records of a block, without its bytes yet.
    init(forBlockOf count: Int, fileOffset: Int) {
        bytes = []
        fields = []
        records = []
        skipped = []
        self.fileOffset = fileOffset
        rawLength = 0
        fields.reserveCapacity(count / 16 + 16)
        records.reserveCapacity(count / 128 + 16)
    }

    /// Takes over the block, puts rewritten values behind its bytes, and moves the fields that point to them.
    mutating func adopt(_ block: consuming [UInt8], usedUpTo end: Int, rewritten: ArraySlice<UInt8>, moved: [Int]) {
        let base = UInt32(block.count)
        for index in moved { fields[index].offset += base }
        // Who reads the records appends to their bytes: identifiers, and what is put together of values.
        block.reserveCapacity(block.count + rewritten.count + records.count * RecordBatch.roomPerRecord)
        block.append(contentsOf: rewritten)
        bytes = block
        rawLength = end
    }

    /// The field at `column` of `record`; `.absent` when the record is shorter.
    @inlinable
    public func field(_ column: Int, of record: RecordEntry) -> Field {
        column < Int(record.fieldCount) ? fields[Int(record.firstField) + column] : .absent
    }

    /// The fields of `record`.
    public func fields(of record: RecordEntry) -> ArraySlice<Field> {
        fields[Int(record.firstField)..<Int(record.firstField + record.fieldCount)]
    }

    /// The bytes of a field's value.
    @inlinable
    public func value(_ field: Field) -> ArraySlice<UInt8> {
        bytes[field.range]
    }

    /// A field's value as text; bytes that are not UTF-8 become U+FFFD.
    public func text(_ field: Field) -> String {
        String(decoding: bytes[field.range], as: UTF8.self)
    }

    /// The record exactly as in the file, in the file's own encoding.
    public func original(_ record: RecordEntry) -> [UInt8] { encoding.encode(raw(record)) }

    /// How many bytes the record has in the file, in the file's own encoding.
    public func originalLength(_ record: RecordEntry) -> Int {
        encoding == .utf8 ? Int(record.rawLength) : encoding.encodedCount(raw(record))
    }

    /// How many bytes a stretch of this batch has in the file, in the file's own encoding.
    public func originalLength(_ stretch: SkippedStretch) -> Int {
        let start = stretch.fileOffset - fileOffset
        return encoding == .utf8 ? stretch.length : encoding.encodedCount(bytes[start..<start + stretch.length])
    }

    /// The record as UTF-8; of a file in UTF-8, exactly as in the file.
    public func raw(_ record: RecordEntry) -> ArraySlice<UInt8> {
        bytes[Int(record.rawOffset)..<Int(record.rawOffset + record.rawLength)]
    }

    /// Whether every field of the record is empty, null or absent: a row of separators only.
    public func isBlank(_ record: RecordEntry) -> Bool {
        fields(of: record).allSatisfy { $0.length == 0 || $0.kind == .null }
    }
}
