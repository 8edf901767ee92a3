/// The list of clusters: `row,cluster_id,match_probability`, in the order of the rows.
struct ClusterList {
    /// The cluster of each row.
    let clusters: [UInt64]

    /// Hands the bytes of the list on, piece by piece; `probability` says how sure it is that a row belongs there.
    func write<Failure: Error>(
        probability: (Int) -> Double, to put: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        var bytes = Array("row,cluster_id,match_probability\n".utf8)
        bytes.reserveCapacity(1 << 20)
        for (row, cluster) in clusters.enumerated() {
            append(row + 1, to: &bytes)
            bytes.append(0x2C)
            appendHexadecimal(cluster, to: &bytes)
            bytes.append(0x2C)
            appendProbability(probability(row), to: &bytes)
            bytes.append(0x0A)
            if bytes.count > (1 << 20) - 100 {
                try put(bytes)
                bytes.removeAll(keepingCapacity: true)
            }
        }
        try put(bytes)
    }

    private func append(_ number: Int, to bytes: inout [UInt8]) {
        var digits: [UInt8] = []
        var rest = number
        repeat {
            digits.append(0x30 + UInt8(rest % 10))
            rest /= 10
        } while rest > 0
        bytes += digits.reversed()
    }

    /// A letter and 16 hexadecimal digits: no spreadsheet takes it for a number.
    private func appendHexadecimal(_ number: UInt64, to bytes: inout [UInt8]) {
        bytes.append(0x63)
        for shift in stride(from: UInt64(60), through: 0, by: -4) {
            let digit = UInt8(truncatingIfNeeded: number >> shift & 15)
            bytes.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
        }
    }

    /// Four decimals.
    private func appendProbability(_ probability: Double, to bytes: inout [UInt8]) {
        let value = Int((min(1, max(0, probability)) * 10_000).rounded())
        bytes.append(0x30 + UInt8(value / 10_000))
        bytes.append(0x2E)
        for divisor in [1000, 100, 10, 1] { bytes.append(0x30 + UInt8(value / divisor % 10)) }
    }
}
