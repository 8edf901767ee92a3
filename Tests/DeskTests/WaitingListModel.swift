import BookingModel

/// What a waiting list should do, in as few words as possible: the second way to every result.
struct WaitingListModel {
    struct Entry: Equatable {
        var status = WaitingListStatus.waiting
        var priority: WaitingListPriority
        var position: Int64
        var offerEnds: Int64?
    }

    struct Session {
        var free: Int64?
        let starts: Int64
        var seated: Set<Int>
        var entries: [Int: Entry] = [:]
    }

    var sessions: [Session]
    var hour: Int64 = 0

    private func isOpen(_ session: Int) -> Bool { sessions[session].starts > hour }

    private func canOffer(_ session: Int) -> Bool {
        guard let free = sessions[session].free else { return true }
        let held = sessions[session].entries.values.count { entry in
            // Nobody's booking is imported here, so a seat that was booked stays taken.
            entry.status == .booked || (entry.status == .offered && entry.offerEnds ?? 0 > hour)
        }
        return free > Int64(held)
    }

    private static func rank(_ priority: WaitingListPriority) -> Int {
        switch priority {
        case .high: 0
        case .normal: 1
        case .low: 2
        }
    }

    /// Those who wait, next first.
    func line(_ session: Int) -> [Int] {
        sessions[session].entries.filter { $0.value.status == .waiting }.sorted { left, right in
            (WaitingListModel.rank(left.value.priority), left.value.position)
                < (WaitingListModel.rank(right.value.priority), right.value.position)
        }.map(\.key)
    }

    mutating func add(_ user: Int, _ session: Int, _ priority: WaitingListPriority) -> Bool {
        guard isOpen(session), !sessions[session].seated.contains(user) else { return false }
        if let known = sessions[session].entries[user], known.status == .waiting || known.status == .offered {
            return false
        }
        let last = sessions[session].entries.values.map(\.position).max() ?? 0
        // When the offer ended that was not taken up stays on record.
        let ended = sessions[session].entries[user]?.offerEnds
        sessions[session].entries[user] = Entry(priority: priority, position: last + 1, offerEnds: ended)
        return true
    }

    mutating func offer(_ user: Int, _ session: Int) -> Bool {
        guard sessions[session].entries[user]?.status == .waiting, isOpen(session), canOffer(session) else {
            return false
        }
        sessions[session].entries[user]?.status = .offered
        let starts = sessions[session].starts
        sessions[session].entries[user]?.offerEnds = min(hour + 48, starts)
        return true
    }

    mutating func offerNext(_ session: Int) -> Bool { line(session).first.map { offer($0, session) } ?? false }

    mutating func expireAll() {
        for session in sessions.indices {
            for (user, entry) in sessions[session].entries
            where entry.status == .offered && (entry.offerEnds ?? 0 <= hour || !isOpen(session)) {
                sessions[session].entries[user]?.status = .expired
            }
        }
    }

    mutating func expire(_ user: Int, _ session: Int) -> Bool {
        guard sessions[session].entries[user]?.status == .offered else { return false }
        sessions[session].entries[user]?.status = .expired
        return true
    }

    mutating func withdraw(_ user: Int, _ session: Int) -> Bool {
        guard let status = sessions[session].entries[user]?.status, status == .waiting || status == .offered else {
            return false
        }
        sessions[session].entries[user]?.status = .expired
        return true
    }

    mutating func book(_ user: Int, _ session: Int) -> Bool {
        guard let entry = sessions[session].entries[user], entry.status == .offered, entry.offerEnds ?? 0 > hour else {
            return false
        }
        sessions[session].entries[user]?.status = .booked
        return true
    }
}
