import BookingModel
import Tabular

/// Columns that say how others are to be taken.
extension BookingReader {
    /// Who was checked in took part, unless the booking says otherwise.
    func readCheckIn(
        of record: RecordEntry, _ recordValues: inout RecordValues, _ status: inout StatusReading
    ) {
        let value = recordValues.value(fields.checkedIn, in: record)
        guard value.length > 0, YesNo.meaning(recordValues.text(value)) == true else { return }
        if status.status == .confirmed || status.status == .pending { status.status = .completed }
    }
}
