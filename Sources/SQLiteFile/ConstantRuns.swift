/// Columns beside each other that are the same in every record of a table, put together once.
struct ConstantRuns {
    /// Where a run lies among the bytes: its serial types, and its values.
    private struct Run {
        let types: Int
        var typeSize: Int
        let values: Int
        var valueSize: Int
    }

    private var runs: [Run] = []
    private var types: [UInt8] = []
    private var values: [UInt8] = []

    /// The number of runs.
    var count: Int { runs.count }

    /// Begins a run.
    mutating func begin(with value: SerialValue) {
        runs.append(Run(types: types.count, typeSize: 0, values: values.count, valueSize: 0))
        extend(by: value)
    }

    /// Adds a column to the run begun last.
    mutating func extend(by value: SerialValue) {
        let size = Varint.size(of: value.serialType)
        types.append(contentsOf: repeatElement(0, count: size))
        types.withUnsafeMutableBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return }
            Varint.write(value.serialType, to: base + (bytes.count - size))
        }
        values += value.bytes
        runs[runs.count - 1].typeSize += size
        runs[runs.count - 1].valueSize += value.bytes.count
    }

    /// Appends a run's columns to a record.
    func append(_ index: Int, to scratch: RecordScratch) {
        let run = runs[index]
        types.withUnsafeBufferPointer { types in
            values.withUnsafeBufferPointer { values in
                scratch.append(
                    types: UnsafeBufferPointer(rebasing: types[run.types..<run.types + run.typeSize]),
                    values: UnsafeBufferPointer(rebasing: values[run.values..<run.values + run.valueSize]))
            }
        }
    }
}
