public import Database

/// Why the reports were not written: what happened, where, and what to do. The last good set is left as it was.
public enum ReportError: Error, Sendable, Equatable {
    /// The database refused a query.
    case database(DatabaseError)
    /// There are no bookings, and no day was given to which reports are drawn up.
    case nothingToReport
    /// A file or folder cannot be written.
    case cannotWrite(path: String, reason: String)
    /// Another run writes into the same folder; what it says of itself.
    case busy(path: String, holder: String)
    /// Something that these reports did not make stands in the way.
    case inTheWay(path: String, expected: String)
    /// The two ways to a report differ: the first cell that does. The row is counted from 1, without the header.
    case disagreement(table: String, row: Int, key: String, column: String, folded: String, queried: String)
    /// A sum worked out in several ways does not agree, or a booking went missing.
    case checkFailed(String)
    /// A page could not be drawn.
    case page(String)
}

extension ReportError: CustomStringConvertible {
    /// The three parts, one sentence each.
    public var description: String {
        switch self {
        case .database(let error): error.description
        case .nothingToReport:
            """
            there is nothing to report on: the database holds no bookings
              Import an export of bookings with booking-import, then run again; the reports and latest are as before.
            """
        case .cannotWrite(let path, let reason):
            """
            the reports cannot be written: \(reason)
              \(path)
              Name a folder that you may write, for instance --output reports/output; the last good set is unchanged.
            """
        case .busy(let path, let holder):
            """
            another run writes reports there: \(holder)
              \(path)
              Try again when it has finished, or name another folder with --output; the reports are as before.
            """
        case .inTheWay(let path, let expected):
            """
            the reports cannot be written: \(expected) was expected here and something else is
              \(path)
              Move it away or name another folder with --output; the reports are as before.
            """
        case .disagreement(let table, let row, let key, let column, let folded, let queried):
            """
            the two ways to a figure differ: the fold over the facts says "\(folded)", sql/reports/\(table).sql "\(queried)"
              \(table).csv: row \(row) (\(key)), column \(column)
              Nothing was written. This is a fault of the toolkit or of the data it read: please report it.
            """
        case .checkFailed(let message):
            """
            the figures do not add up: \(message)
              Nothing was written. This is a fault of the toolkit or of the data it read: please report it.
            """
        case .page(let message):
            """
            a page cannot be drawn: \(message)
              Nothing was written. This is a fault of the toolkit: please report it.
            """
        }
    }
}
