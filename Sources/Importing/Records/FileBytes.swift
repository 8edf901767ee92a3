import Tabular

/// What the bytes of one file belong to.
struct FileBytes: Sendable, Equatable {
    /// Bytes of accepted records, with their line ends.
    var rows = 0
    /// Bytes of rejected records: those that lie in the rejects folder.
    var rejects = 0
    /// Bytes that are neither, by what they are: `header`, `blank lines`, `structure`, …; in the order in which they came.
    private(set) var named: [(part: String, bytes: Int)] = []

    /// All bytes that belong to something.
    var total: Int { rows + rejects + named.reduce(0) { $0 + $1.bytes } }

    /// The parts with bytes in them.
    var parts: [(part: String, bytes: Int)] {
        ([("rows", rows), ("rejects", rejects)] + named).filter { $0.1 != 0 }
    }

    /// Adds bytes under a name of their own.
    mutating func add(_ bytes: Int, as part: String) {
        guard bytes != 0 else { return }
        if let index = named.firstIndex(where: { $0.part == part }) {
            named[index].bytes += bytes
        } else {
            named.append((part, bytes))
        }
    }

    /// Names what no record and no blank line has of `size` bytes of JSON: brackets and commas.
    mutating func close(size: Int) { add(size - total, as: "structure") }

    /// Takes the reader's own account of a CSV file, in the bytes of its encoding; rejects are counted already.
    mutating func take(_ account: ByteAccount) {
        rows = account.recordBytes - rejects
        named = []
        for kind in SkippedStretch.Kind.allCases { add(account.skipped[kind]?.bytes ?? 0, as: kind.rawValue) }
    }

    static func += (left: inout FileBytes, right: FileBytes) {
        left.rows += right.rows
        left.rejects += right.rejects
        for (part, bytes) in right.named { left.add(bytes, as: part) }
    }

    static func == (left: FileBytes, right: FileBytes) -> Bool {
        left.rows == right.rows && left.rejects == right.rejects
            && left.named.elementsEqual(right.named) { $0.part == $1.part && $0.bytes == $1.bytes }
    }
}
