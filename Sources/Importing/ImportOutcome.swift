import BookingModel

/// What an import did: every file with its counts, and what was left out.
public struct ImportOutcome: Sendable {
    /// The number of the run in the ledger.
    public var runID: Int64 = 0
    /// The files in the order in which they were read.
    public var files: [ImportedFile] = []
    /// Files of a folder that could not be read as exports.
    public var leftOut: [LeftOutFile] = []
    /// What was recognised or assumed, a line each.
    public var notes: [String] = []
    /// Where the rejected rows lie, or nil where there are none.
    public var rejectsFolder: String?

    /// Whether anything was rejected or left out.
    public var isPartial: Bool { !leftOut.isEmpty || files.contains { $0.rejectedCount > 0 } }
    /// Records that were read.
    public var readCount: Int { files.reduce(0) { $0 + $1.readCount } }
    /// Records that were rejected.
    public var rejectedCount: Int { files.reduce(0) { $0 + $1.rejectedCount } }
    /// Rows that the run loaded or updated.
    public var changedCount: Int { files.reduce(0) { $0 + $1.loadedCount + $1.updatedCount } }
}

/// A file of a folder that was not read, and why.
public struct LeftOutFile: Sendable, Equatable {
    /// Where it lies.
    public let path: String
    /// What is wrong with it.
    public let message: String
    /// What to do about it.
    public let hint: String
}

/// One imported file and what became of its records.
public struct ImportedFile: Sendable {
    let fileID: Int64
    /// Where it lies, as it was named.
    public let path: String
    /// What its rows are about.
    public let entity: Entity
    /// The shape that was recognised, or the name of the mapping.
    public let shape: String
    /// The SHA-256 of the file, in hexadecimal.
    public internal(set) var sha256 = ""
    /// Its size in bytes.
    public internal(set) var byteCount = 0
    /// Seconds from opening to the last record handed over.
    public internal(set) var seconds = 0.0
    /// How it was read.
    public internal(set) var facts: ReadingFacts?
    /// Whose references its rows have.
    public internal(set) var sourceSystem = ""
    /// Whether it is a table of a database, whose places are rows.
    public internal(set) var isTable = false
    var counts = FileCounts()
    var repairLog = RepairLog()
    /// Where and why rows were rejected, without the rows.
    public internal(set) var rejects: [RejectPlace] = []

    /// How messages call a place in it.
    public func place(_ line: Int) -> String { isTable ? "\(path), row \(line)" : "\(path):\(line)" }

    /// Records read, blank lines and header not among them.
    public var readCount: Int { counts.read }
    /// Records that became new rows.
    public var loadedCount: Int { counts.loaded }
    /// Records that changed a known row.
    public var updatedCount: Int { counts.updated }
    /// Records of which everything was known.
    public var unchangedCount: Int { counts.unchanged }
    /// Records that repeat another record of the same run, or an older version of it.
    public var duplicateCount: Int { counts.duplicate }
    /// Records that were rejected.
    public var rejectedCount: Int { counts.rejected }
    /// The money of its rows, by currency.
    public var amounts: [CurrencyAmounts] { counts.amounts.sorted { $0.currency < $1.currency } }
    /// Rejected rows that are money of which nobody can read how much: what they come to is in no amount.
    public var unreadableAmountCount: Int { counts.unreadableAmounts }
    /// What its bytes belong to, by name: rows, rejects, header, …; they add up to its size.
    public var byteParts: [(part: String, bytes: Int)] { counts.bytes.parts }
    /// What was put right or assumed in accepted records, by column and kind, in the order of the file.
    public var repairs: [Repair] {
        repairLog.entries.sorted {
            ($0.firstLine, $0.column, $0.kind.rawValue) < ($1.firstLine, $1.column, $1.kind.rawValue)
        }
    }
}

/// Where a row was rejected, and why.
public struct RejectPlace: Sendable, Equatable {
    /// The physical line, or the row of a table, from 1.
    public let line: Int
    /// The header of the column at fault.
    public let column: String?
    /// A short code by which rejects are grouped.
    public let reason: String
    /// What is wrong.
    public let message: String
    /// What to do about it.
    public let hint: String
    /// The booking that the row is of, where it says so.
    let bookingID: Identifier?
}
