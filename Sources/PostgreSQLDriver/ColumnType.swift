/// The types of the server that the driver reads and writes in their binary form, by their OIDs, which never change.
enum ColumnType: UInt32 {
    case boolean = 16
    case bytes = 17
    case integer8 = 20
    case integer2 = 21
    case integer4 = 23
    case text = 25
    case json = 114
    case real4 = 700
    case real8 = 701
    case varyingText = 1043
    case date = 1082
    case timestamp = 1114
    case timestampWithZone = 1184
    case numeric = 1700
    case uuid = 2950
    case binaryJSON = 3802
    /// Whatever else the server has: read as the bytes that it sends, never written.
    case other = 0

    init(oid: UInt32) {
        // Names of tables and columns, single characters, blank-padded and untyped texts have the form of a text.
        self = [18, 19, 705, 1042].contains(oid) ? .text : ColumnType(rawValue: oid) ?? .other
    }

    /// The OID of an array of this type.
    var arrayOID: UInt32? {
        switch self {
        case .boolean: 1000
        case .bytes: 1001
        case .integer8: 1016
        case .integer2: 1005
        case .integer4: 1007
        case .text: 1009
        case .json: 199
        case .real4: 1021
        case .real8: 1022
        case .varyingText: 1015
        case .date: 1182
        case .timestamp: 1115
        case .timestampWithZone: 1185
        case .numeric: 1231
        case .uuid: 2951
        case .binaryJSON: 3807
        case .other: nil
        }
    }

    /// Whether values are texts in the connection's encoding.
    var isText: Bool { self == .text || self == .varyingText || self == .json }
}

/// The server counts from 2000, the toolkit from 1970.
enum ServerEpoch {
    /// The day number of 2000-01-01.
    static let day: Int64 = 10_957
    /// Its first microsecond.
    static let microseconds: Int64 = 10_957 * 86_400 * 1_000_000
}
