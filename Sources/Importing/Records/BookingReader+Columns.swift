import BookingModel
import Database
import Tabular

/// Columns that are taken as they are, and those that say how others are to be taken.
extension BookingReader {
    /// Who was checked in took part, unless the booking says otherwise.
    mutating func readCheckIn(
        of record: RecordEntry, _ recordValues: inout RecordValues, _ status: inout StatusReading
    ) {
        let value = recordValues.value(fields.checkedIn, in: record)
        guard value.length > 0 else { return }
        let word = recordValues.text(value)
        let isYes = YesNo.meaning(word) == true
        let said = isYes ? .completed : try? WordTables.bookingStatus(word).status
        if said == .completed {
            if status.status == .confirmed || status.status == .pending { status.status = .completed }
        } else if said == .noShow, recordValues.value(fields.status, in: record).length == 0 {
            // A mere no is that of everybody before the day.
            status.status = .noShow
        }
    }

    /// All or nothing, where a column says whether a booking was paid; nil where it does not.
    mutating func paidByFlag(of record: RecordEntry, _ recordValues: inout RecordValues, _ money: BookingMoney)
        -> Int64?
    {
        guard paidIsFlag else { return nil }
        let value = recordValues.value(fields.paidAmount, in: record)
        guard value.length > 0, let isPaid = YesNo.meaning(recordValues.text(value)) else { return nil }
        return isPaid ? money.price ?? 0 : 0
    }

    /// Whether a row of many columns has words in one alone, which are no e-mail address: “Course: First Aid”.
    func isHeading(_ record: RecordEntry, _ recordValues: RecordValues) -> Bool {
        guard record.fieldCount > 4 else { return false }
        var filled: Field?
        for column in 0..<Int(record.fieldCount) {
            let value = recordValues.column(column, of: record)
            if value.length == 0 || value.kind == .null { continue }
            guard filled == nil, value.kind == .text else { return false }
            filled = value
        }
        guard let filled else { return false }
        let text = recordValues.text(filled)
        return text.contains(" ") && text.contains(where: \.isLetter) && !text.contains("@")
    }

    /// When a booking was cancelled; words in that place say no more than that it was.
    mutating func cancellation(of record: RecordEntry, _ recordValues: inout RecordValues) throws(RowDefect) -> Instant?
    {
        do throws(RowDefect) {
            return try values.moment(fields.cancelledAt, &recordValues, record)
        } catch {
            let value = recordValues.value(fields.cancelledAt, in: record)
            let word = recordValues.text(value)
            guard error.defect == .unreadableDate, Self.isReason(word) else { throw error }
            if CancellationColumns.others.contains(word.lowercased()) { return nil }
            recordValues.note(.cancellationWord, fields.cancelledAt)
            recordValues.keepOriginal(value, of: fields.cancelledAt)
            return nil
        }
    }

    /// Whether a text is words, and no day that was mistyped.
    private static func isReason(_ text: String) -> Bool {
        let digits = text.count(where: \.isNumber)
        return digits == 0 || text.first?.isLetter == true && text.count(where: \.isLetter) > digits * 2
    }

    /// The word as exported, before any translation, where it differs from the one stored.
    func exported(_ field: CompiledField, _ isSame: Bool, _ recordValues: RecordValues, _ record: RecordEntry) -> Field
    {
        guard case .column(let column) = field.origin, !isSame || !field.translations.isEmpty else { return .absent }
        return recordValues.column(column, of: record)
    }
}
