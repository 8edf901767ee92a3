internal import BookingModel
public import Database

/// A value as a record holds it: its serial type and its bytes.
public struct SerialValue: Sendable, Equatable {
    /// The serial type: what kind of value it is and how many bytes it takes.
    let serialType: UInt64
    let bytes: [UInt8]

    /// The form of a value; `SQLValue` knows no blobs but identifiers.
    public init(_ value: SQLValue) {
        switch value {
        case .null: (serialType, bytes) = (0, [])
        case .integer(let integer):
            let (type, size) = SerialValue.form(of: integer)
            serialType = UInt64(type)
            bytes = withUnsafeBytes(of: integer.bigEndian) { Array($0.suffix(size)) }
        case .real(let real):
            serialType = 7
            bytes = withUnsafeBytes(of: real.bitPattern.bigEndian) { Array($0) }
        case .text(let text):
            bytes = Array(text.utf8)
            serialType = UInt64(13 + 2 * bytes.count)
        case .identifier(let identifier):
            bytes = identifier.bytes
            serialType = UInt64(12 + 2 * bytes.count)
        }
    }

    /// A blob.
    public init(blob: [UInt8]) {
        serialType = UInt64(12 + 2 * blob.count)
        bytes = blob
    }

    /// The serial type and the size in bytes of a whole number.
    @inline(__always)
    static func form(of integer: Int64) -> (type: UInt8, size: Int) {
        if integer == 0 { return (8, 0) }
        if integer == 1 { return (9, 0) }
        let magnitude = integer < 0 ? ~integer : integer
        if magnitude < 1 << 7 { return (1, 1) }
        if magnitude < 1 << 15 { return (2, 2) }
        if magnitude < 1 << 23 { return (3, 3) }
        if magnitude < 1 << 31 { return (4, 4) }
        if magnitude < 1 << 47 { return (5, 6) }
        return (6, 8)
    }

    /// The bytes of a value of this type; nil for the two types that the format reserves.
    @inline(__always)
    static func size(of serialType: UInt64) -> Int? {
        switch serialType {
        case 0, 8, 9: 0
        case 1...4: Int(serialType)
        case 5: 6
        case 6, 7: 8
        case 10, 11: nil
        default: serialType > 1 << 32 ? nil : Int((serialType - 12) / 2)
        }
    }
}
