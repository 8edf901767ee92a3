import BookingModel

/// The identifiers of rows by the references that their source system gives them.
struct ReferenceIdentifiers {
    private var bookings: PrefixedName
    private var sessions: PrefixedName
    private var courses: PrefixedName
    private var groups: PrefixedName
    /// Sessions met lately, at the place that their reference chooses: bookings of one session lie near each other.
    private var recentSessions = [RecentSession?](repeating: nil, count: 1 << 13)

    private struct RecentSession {
        let reference: [UInt8]
        let id: Identifier
        var isNamed = false
    }

    init(system: [UInt8]) {
        bookings = PrefixedName(Identifier.Namespace.booking, system: system)
        sessions = PrefixedName(Identifier.Namespace.session, system: system)
        courses = PrefixedName(Identifier.Namespace.course, system: system)
        groups = PrefixedName(Identifier.Namespace.group, system: system)
    }

    mutating func booking(_ reference: ArraySlice<UInt8>) -> Identifier { bookings.identifier(reference) }

    mutating func session(_ reference: ArraySlice<UInt8>) -> Identifier { recentSession(reference).id }

    /// A session's identifier, and whether this was asked for lately: then all is said that the reference alone says.
    mutating func bareSession(_ reference: ArraySlice<UInt8>) -> (id: Identifier, isNamed: Bool) {
        let (id, place) = recentSession(reference)
        let isNamed = recentSessions[place]?.isNamed ?? false
        if !isNamed { recentSessions[place]?.isNamed = true }
        return (id, isNamed)
    }

    private mutating func recentSession(_ reference: ArraySlice<UInt8>) -> (id: Identifier, place: Int) {
        // FNV-1a: short keys, and no more than a place in a small table to find.
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in reference { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        let place = Int(truncatingIfNeeded: hash >> 20) & (recentSessions.count - 1)
        if let recent = recentSessions[place], recent.reference[...] == reference { return (recent.id, place) }
        let id = sessions.identifier(reference)
        recentSessions[place] = RecentSession(reference: Array(reference), id: id)
        return (id, place)
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
