internal import BookingModel
internal import Database

extension NoteRecords {
    /// Notes something about a user, or about a booking and its user. The same at the same moment is the same note.
    public func add(_ note: String, about text: String, author: String?) throws -> DeskAnswer {
        guard note.contains(where: { !$0.isWhitespace }) else {
            throw DeskError("the note is empty", hint: "write what is to be noted behind the user")
        }
        let owner = try RecordOwner(text, in: context.database)
        var record = DeskRecord(
            "user_notes", namespace: Identifier.Namespace.note,
            key: [(owner.booking ?? owner.user).description, note, author ?? "", context.now.description],
            recordedAt: context.now)
        record.set(owner)
        record.set("note", .text(note))
        record.set("created_by", SQLValue(author))
        record.set("created_at", .integer(context.now.microseconds))
        let isNew = try record.insert(into: context.database)
        return DeskAnswer(
            try rows(where: "n.id = ?1", [.identifier(record.id)]),
            remarks: isNew ? [] : ["the note is on record already; nothing was changed"])
    }
}
