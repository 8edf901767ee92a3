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
        return isPaid ? money.final ?? money.original.map { $0 - (money.discount ?? 0) } ?? 0 : 0
    }

    /// The word as exported, before any translation, where it differs from the one stored.
    func exported(_ field: CompiledField, _ isSame: Bool, _ recordValues: RecordValues, _ record: RecordEntry) -> Field
    {
        guard case .column(let column) = field.origin, !isSame || !field.translations.isEmpty else { return .absent }
        return recordValues.column(column, of: record)
    }
}
