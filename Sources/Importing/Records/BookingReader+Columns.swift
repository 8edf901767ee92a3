import BookingModel
import Tabular

/// Columns that say how others are to be taken.
extension BookingReader {
    /// The zone of the row's wall clocks; the business's where the row names none.
    mutating func zone(of record: RecordEntry, _ recordValues: inout RecordValues) throws(RowDefect)
        -> BusinessTimeZone
    {
        let value = recordValues.value(fields.timeZone, in: record)
        guard value.length > 0 else { return context.zone }
        return try zones.meaning(of: recordValues.bytes, value.range) { (word) throws(RowDefect) in
            do throws(ValueDefect) {
                let bytes = Array(word.utf8)
                var position = 0
                switch try MomentParser().readZone(bytes.span, &position) {
                case .zone(let zone): return zone
                case .offset(let seconds): return .fixed(secondsEast: seconds)
                case nil: throw .unknownTimeZone
                }
            } catch {
                throw RowDefect(field: .timeZone, defect: .unknownTimeZone)
            }
        }
    }

    /// Who was checked in took part, unless the booking says otherwise.
    func readCheckIn(
        of record: RecordEntry, _ recordValues: inout RecordValues, _ status: inout StatusReading
    ) {
        let value = recordValues.value(fields.checkedIn, in: record)
        guard value.length > 0, YesNo.meaning(recordValues.text(value)) == true else { return }
        if status.status == .confirmed || status.status == .pending { status.status = .completed }
    }
}
