import BookingModel
import Tabular

/// The zone of a row's wall clocks, where a column names it.
struct RowTimeZone {
    private let field: CompiledField
    private let usual: BusinessTimeZone
    private var zones = WordCache<BusinessTimeZone>()

    init(mapping: Mapping, columns: [String: Int], context: FileContext) {
        field = CompiledField(.timeZone, mapping: mapping, columns: columns)
        usual = context.zone
    }

    /// Whether there is such a column.
    var isMapped: Bool { field.isMapped }

    /// The zone of a record; the business's where the record names none.
    mutating func read(_ recordValues: inout RecordValues, _ record: RecordEntry) throws(RowDefect) -> BusinessTimeZone
    {
        let value = recordValues.value(field, in: record)
        guard value.length > 0 else { return usual }
        return try zones.meaning(of: recordValues.bytes, value.range) { (word) throws(RowDefect) in
            let bytes = Array(word.utf8)
            var position = 0
            switch try? MomentParser().readZone(bytes.span, &position) {
            case .zone(let zone): return zone
            case .offset(let seconds): return .fixed(secondsEast: seconds)
            case nil: throw RowDefect(field: .timeZone, defect: .unknownTimeZone)
            }
        }
    }
}
