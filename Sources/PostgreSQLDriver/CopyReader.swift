internal import Database

/// Takes the rows of a binary COPY apart.
struct CopyReader {
    private let fields: RowFields
    private var isFirst = true

    init(_ fields: RowFields) { self.fields = fields }

    /// Reads one message: one row, the first behind the header. Gives false for the end.
    mutating func take(_ message: UnsafeRawBufferPointer) throws(DatabaseError) -> Bool {
        guard let base = message.baseAddress else { return false }
        var place = 0
        if isFirst {
            isFirst = false
            // Signature and flags, then the length of whatever a later version adds.
            guard message.count >= 19 else { throw CopyReader.unreadable }
            place = 19 + Int(UInt32(bigEndian: base.loadUnaligned(fromByteOffset: 15, as: UInt32.self)))
        }
        guard place + 2 <= message.count else { throw CopyReader.unreadable }
        let count = Int(Int16(bigEndian: base.loadUnaligned(fromByteOffset: place, as: Int16.self)))
        if count < 0 { return false }
        guard count == fields.types.count else { throw CopyReader.unreadable }
        place += 2
        for column in 0..<count {
            guard place + 4 <= message.count else { throw CopyReader.unreadable }
            let length = Int(Int32(bigEndian: base.loadUnaligned(fromByteOffset: place, as: Int32.self)))
            place += 4
            guard length <= message.count - place else { throw CopyReader.unreadable }
            fields.fields[column] = RowFields.Field(bytes: length < 0 ? nil : base + place, count: max(0, length))
            place += max(0, length)
        }
        return true
    }

    private static let unreadable = DatabaseError(.statement, "what the server sent for COPY is not in the binary form")
}
