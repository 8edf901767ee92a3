import Crypto

/// A public identifier: a UUID that is derived from the data (RFC 9562, version 5), never drawn at random.
///
/// The same export gives the same identifiers in a second run, in another database and on another engine; that is also
/// what keeps references unique on an engine that cannot enforce a unique constraint off its distribution column.
public struct Identifier: Hashable, Sendable, Comparable {
    /// The first eight bytes, most significant first.
    public let high: UInt64
    /// The last eight bytes, most significant first.
    public let low: UInt64

    /// An identifier of these 128 bits.
    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// The version 5 UUID of `name` in `namespace`: the first 128 bits of SHA-1(namespace + name), marked as such.
    public init(namespace: Identifier, name: Span<UInt8>) {
        var bytes = namespace.bytes
        for index in name.indices { bytes.append(name[index]) }
        self.init(hashing: bytes)
    }

    /// The version 5 UUID of a namespace's 16 bytes and a name, put together by the caller.
    public init(hashing namespaceAndName: [UInt8]) {
        let digest = Insecure.SHA1.hash(data: namespaceAndName)
        let (high, low) = digest.withUnsafeBytes { bytes in
            unsafe (
                UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
                UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
            )
        }
        self.high = high & 0xFFFF_FFFF_FFFF_0FFF | 0x5000
        self.low = low & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
    }

    /// The version 5 UUID of the UTF-8 bytes of `name` in `namespace`.
    public init(namespace: Identifier, name: String) {
        let bytes = Array(name.utf8)
        self.init(namespace: namespace, name: bytes.span)
    }

    /// The 16 bytes, most significant first.
    public var bytes: [UInt8] {
        withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) { Array($0) }
    }

    /// Orders identifiers as their bytes, which is how both engines order them.
    public static func < (left: Identifier, right: Identifier) -> Bool {
        left.high != right.high ? left.high < right.high : left.low < right.low
    }
}

extension Identifier: CustomStringConvertible, LosslessStringConvertible {
    /// The canonical form: 36 characters, lower case.
    public var description: String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(36)
        for position in 0..<32 {
            if position == 8 || position == 12 || position == 16 || position == 20 { text.append(0x2D) }
            let half = position < 16 ? high : low
            text.append(digits[Int(truncatingIfNeeded: half >> UInt64(60 - position % 16 * 4)) & 0xF])
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Reads 32 hexadecimal digits, with or without hyphens and in either case; nil for anything else.
    public init?(_ description: String) {
        var halves: (UInt64, UInt64) = (0, 0)
        var digits = 0
        for byte in description.utf8 where byte != 0x2D {
            guard let value = Identifier.hexadecimalValue(of: byte), digits < 32 else { return nil }
            if digits < 16 { halves.0 = halves.0 << 4 | value } else { halves.1 = halves.1 << 4 | value }
            digits += 1
        }
        guard digits == 32 else { return nil }
        self.init(high: halves.0, low: halves.1)
    }

    private static func hexadecimalValue(of byte: UInt8) -> UInt64? {
        switch byte {
        case 0x30...0x39: UInt64(byte - 0x30)
        case 0x41...0x46: UInt64(byte - 0x41 + 10)
        case 0x61...0x66: UInt64(byte - 0x61 + 10)
        default: nil
        }
    }
}

extension Identifier {
    /// The namespaces of this toolkit's identifiers, one a kind of row. They never change: stored ids depend on them.
    public enum Namespace {
        /// The root, itself derived from the URL namespace of RFC 9562.
        private static let root = Identifier(
            namespace: Identifier(high: 0x6ba7_b811_9dad_11d1, low: 0x80b4_00c0_4fd4_30c8),
            name: "https://example.org/booking-toolkit")

        /// Bookings: source system, unit separator, booking reference.
        public static let booking = Identifier(namespace: root, name: "booking")
        /// Contacts: each distinct set of contact details.
        public static let contact = Identifier(namespace: root, name: "contact")
        /// Users: the identity key that made the user.
        public static let user = Identifier(namespace: root, name: "user")
        /// Course sessions: source system, unit separator, session reference.
        public static let session = Identifier(namespace: root, name: "session")
        /// Courses: source system, unit separator, course code.
        public static let course = Identifier(namespace: root, name: "course")
        /// Booking groups: source system, unit separator, group reference.
        public static let group = Identifier(namespace: root, name: "group")
        /// Entries of waiting lists: source system, unit separator, their own reference, or session and person.
        public static let waitingListEntry = Identifier(namespace: root, name: "waiting-list-entry")
        /// Messages to customers: source system, unit separator, their own reference, or what makes one of them.
        public static let communication = Identifier(namespace: root, name: "communication")
        /// Payments: source system, unit separator, payment reference.
        public static let payment = Identifier(namespace: root, name: "payment")
        /// Certificates: source system, unit separator, certificate number.
        public static let certificate = Identifier(namespace: root, name: "certificate")
        /// Staff's notes on customers: source system, unit separator, their own reference.
        public static let note = Identifier(namespace: root, name: "note")
        /// Import runs and files of the ledger.
        public static let ledger = Identifier(namespace: root, name: "ledger")
    }
}
