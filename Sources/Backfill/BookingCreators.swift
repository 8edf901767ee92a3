internal import BookingModel
internal import Database

/// Who made the bookings, as exports say it in `created_by`.
struct BookingCreators: Sendable {
    private struct Entry {
        let rowID: Int64
        let word: UInt32
        let stored: Identifier?
    }

    private static let none = UInt32.max

    private var entries: [Entry] = []
    private var words: [[UInt8]: UInt32] = [:]
    private var latest: (bytes: [UInt8], word: UInt32) = ([], none)

    /// Remembers a booking from a row of `BookingPass` that has a creator or had one.
    mutating func add(_ row: any ResultRow, _ scratch: inout [UInt8]) {
        scratch.removeAll(keepingCapacity: true)
        _ = row.appendText(16, to: &scratch)
        var word = BookingCreators.none
        if !scratch.isEmpty {
            if latest.bytes != scratch {
                latest = (scratch, words[scratch] ?? UInt32(words.count))
                words[scratch] = latest.word
            }
            word = latest.word
        }
        entries.append(Entry(rowID: row.integer(0), word: word, stored: row.identifier(17)))
    }

    /// Adds what further bookings say.
    mutating func add(_ others: BookingCreators) {
        var places = [UInt32](repeating: BookingCreators.none, count: others.words.count)
        for (word, place) in others.words {
            let own = words[word] ?? UInt32(words.count)
            words[word] = own
            places[Int(place)] = own
        }
        entries.append(
            contentsOf: others.entries.map { entry in
                let word = entry.word == BookingCreators.none ? entry.word : places[Int(entry.word)]
                return Entry(rowID: entry.rowID, word: word, stored: entry.stored)
            })
    }

    /// Writes `created_by_user_id` where it differs; gives the number of bookings written.
    func write(to database: any Database) throws(DatabaseError) -> Int {
        guard !entries.isEmpty else { return 0 }
        let users = try BookingCreators.users(named: words, in: database)
        var batch = RowBatch(columnCount: 2)
        for entry in entries {
            let user = entry.word == BookingCreators.none ? nil : users[Int(entry.word)]
            guard user != entry.stored else { continue }
            batch.append(entry.rowID)
            batch.append(user)
        }
        try database.update("bookings", key: "row_id", columns: ["created_by_user_id"], with: batch)
        return batch.rowCount
    }

    /// For each word the one user with that e-mail address, else the one with that name, else nil.
    static func users(
        named words: [[UInt8]: UInt32], in database: any Database
    ) throws(DatabaseError) -> [Identifier?] {
        var byEmail: [[UInt8]: Set<Identifier>] = [:]
        var byName: [[UInt8]: Set<Identifier>] = [:]
        var wanted = [CreatorKeys](repeating: CreatorKeys(""), count: words.count)
        for (bytes, word) in words {
            let key = CreatorKeys(String(decoding: bytes, as: UTF8.self))
            wanted[Int(word)] = key
            if let email = key.email { byEmail[Array(email.utf8)] = [] }
            if let name = key.name { byName[Array(name.utf8)] = [] }
        }
        var scratch: [UInt8] = []
        let sql = "SELECT user_id, email_key, name_key FROM contacts WHERE user_id IS NOT NULL"
        try database.query(sql) { row throws(DatabaseError) in
            guard let user = row.identifier(0) else { return }
            scratch.removeAll(keepingCapacity: true)
            if !byEmail.isEmpty, row.appendText(1, to: &scratch) > 0, let place = byEmail.index(forKey: scratch) {
                byEmail.values[place].insert(user)
            }
            scratch.removeAll(keepingCapacity: true)
            if !byName.isEmpty, row.appendText(2, to: &scratch) > 0, let place = byName.index(forKey: scratch) {
                byName.values[place].insert(user)
            }
        }
        return wanted.map { key in
            let matches = key.email.flatMap { byEmail[Array($0.utf8)] } ?? []
            let candidates = matches.isEmpty ? key.name.flatMap { byName[Array($0.utf8)] } ?? [] : matches
            return candidates.count == 1 ? candidates.first : nil
        }
    }
}
