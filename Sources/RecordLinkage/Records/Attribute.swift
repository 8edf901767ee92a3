/// One property of every record, normalised: what comparisons and blocking work on.
struct Attribute: Sendable {
    /// The distinct normalised values.
    var vocabulary: Vocabulary
    /// Each record's value; 0 where it is missing.
    var ids: [UInt32]

    /// The attribute of rows of which none has a value.
    static func missing(_ count: Int) -> Attribute {
        Attribute(vocabulary: Vocabulary(), ids: [UInt32](repeating: 0, count: count))
    }

    /// How many records have a value.
    var filledCount: Int { ids.reduce(0) { $0 + ($1 == 0 ? 0 : 1) } }

    /// Whether no record has a value.
    var isMissing: Bool { vocabulary.count == 0 }

    /// The attribute of some of its rows, its values numbered in the order in which those rows have them.
    func selecting(_ rows: [UInt32]) -> Attribute {
        var numbers = [UInt32](repeating: 0, count: vocabulary.count + 1)
        var selected = Attribute(vocabulary: Vocabulary(), ids: [])
        selected.ids.reserveCapacity(rows.count)
        for row in rows {
            let id = ids[Int(row)]
            if id != 0, numbers[Int(id)] == 0 {
                numbers[Int(id)] = selected.vocabulary.intern(vocabulary.bytes.span.extracting(vocabulary.range(id)))
            }
            selected.ids.append(numbers[Int(id)])
        }
        selected.vocabulary.finish()
        return selected
    }
}

extension RecordTable {
    /// A column's values, each distinct one normalised once. `normalise` appends a value's normal form, or nothing where
    /// it says nothing.
    func attribute(_ column: Int, normalise: (Span<UInt8>, inout [UInt8]) -> Void) -> Attribute {
        let typed = vocabularies[column]
        var attribute = Attribute(vocabulary: Vocabulary(), ids: [])
        var numbers: [UInt32] = [0]
        numbers.reserveCapacity(typed.count + 1)
        var value: [UInt8] = []
        for id in 1..<UInt32(typed.count + 1) {
            value.removeAll(keepingCapacity: true)
            normalise(typed.bytes.span.extracting(typed.range(id)), &value)
            numbers.append(attribute.vocabulary.intern(value.span))
        }
        attribute.ids = cells[column].map { numbers[Int($0)] }
        return attribute
    }
}
