/// What somebody who imports a file should know of its columns that are called like a field and kept without being read.
struct UnreadColumns {
    /// The headers as the file has them, and in English.
    let translation: HeaderTranslation
    /// How the file is read.
    let mapping: Mapping

    /// A line for each.
    var notes: [String] {
        let attendees = AttendeeColumns(among: translation.english, entity: mapping.entity)
        var notes: [String] = []
        for (header, english) in zip(translation.headers, translation.english) {
            if attendees.passedOver.contains(english) {
                // What the contact has from elsewhere is no loss.
                guard attendees.missed.contains(english) else { continue }
                notes.append(
                    "column “\(header)” is kept and not read: it is of those who take part, and the contact is who booked"
                )
            } else if mapping.leavesAlone(header) {
                notes.append("column “\(header)” is kept and not read: its values do not fit its name")
            }
        }
        return notes + translation.undecided.map(\.note)
    }
}
