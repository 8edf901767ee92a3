import BookingModel

/// The identifiers of rows by the references that their source system gives them.
struct ReferenceIdentifiers {
    private var bookings: PrefixedName
    private var sessions: RecentIdentifiers
    private var courses: RecentIdentifiers
    private var groups: RecentIdentifiers

    init(system: [UInt8]) {
        bookings = PrefixedName(Identifier.Namespace.booking, system: system)
        sessions = RecentIdentifiers(PrefixedName(Identifier.Namespace.session, system: system), count: 1 << 14)
        courses = RecentIdentifiers(PrefixedName(Identifier.Namespace.course, system: system), count: 1 << 10)
        groups = RecentIdentifiers(PrefixedName(Identifier.Namespace.group, system: system), count: 1 << 10)
    }

    mutating func booking(_ reference: ArraySlice<UInt8>) -> Identifier { bookings.identifier(reference) }

    /// The identifier of the booking of a further session of an order; whichever stands first in a file, it is the same.
    static func booking(of session: Identifier, inOrder reference: String, system: String) -> Identifier {
        var name = PrefixedName(Identifier.Namespace.booking, system: Array(system.utf8))
        return name.identifier(Array(self.name(of: session, inOrder: reference).utf8)[...])
    }

    /// What stands for the reference of a further session of an order.
    static func name(of session: Identifier, inOrder reference: String) -> String { reference + "\u{1F}\(session)" }

    mutating func session(_ reference: ArraySlice<UInt8>) -> Identifier { sessions.identifier(reference) }

    /// A session's identifier, and whether this was asked for lately: then all is said that the reference alone says.
    mutating func bareSession(_ reference: ArraySlice<UInt8>) -> (id: Identifier, isNamed: Bool) {
        let (id, wasMarked) = sessions.mark(reference)
        return (id, wasMarked)
    }

    mutating func course(_ code: ArraySlice<UInt8>) -> Identifier { courses.identifier(code) }

    mutating func group(_ reference: ArraySlice<UInt8>) -> Identifier { groups.identifier(reference) }
}

/// A namespace, a source system and a unit separator, behind which references are written in turn.
struct PrefixedName {
    private var bytes: [UInt8]
    private let prefixLength: Int

    init(_ namespace: Identifier, system: [UInt8]) {
        bytes = namespace.bytes + system + [0x1F]
        prefixLength = bytes.count
    }

    mutating func identifier(_ reference: ArraySlice<UInt8>) -> Identifier {
        bytes.removeSubrange(prefixLength...)
        bytes.append(contentsOf: reference)
        return Identifier(hashing: bytes)
    }
}
