/// Why no samples were written; what was there before is still there.
public enum SampleError: Error, Equatable, Sendable, CustomStringConvertible {
    /// Fewer than one booking was asked for, or more than can be numbered.
    case bookingsOutOfRange(Int)
    /// No shape was asked for.
    case noShape
    /// A word that names no shape.
    case unknownShape(String)
    /// The output folder is missing and cannot be made; with the system's reason.
    case folderNotMade(path: String, reason: String)
    /// The output path exists and is no folder.
    case notAFolder(path: String)
    /// A file could not be created, written or put in place; with the system's reason.
    case fileNotWritten(path: String, reason: String)

    /// What happened, where, and what to do next.
    public var description: String {
        switch self {
        case .bookingsOutOfRange(let count):
            "cannot make up \(count) bookings: --bookings: give a number from 1 to \(SampleOptions.mostBookings)"
        case .noShape:
            "no shape to write: --shape: give \(Self.shapeWords)"
        case .unknownShape(let word):
            "unknown shape '\(word)': --shape: give \(Self.shapeWords)"
        case .folderNotMade(let path, let reason):
            "cannot make the output folder: \(path): \(reason); give --output a folder that you may write to"
        case .notAFolder(let path):
            "the output is not a folder: \(path): give --output the name of a folder, new or existing"
        case .fileNotWritten(let path, let reason):
            "cannot write a sample file: \(path): \(reason); make room or rights there, or give another --output"
        }
    }

    private static var shapeWords: String {
        (SampleShape.allCases.map(\.rawValue)).joined(separator: ", ") + " or all"
    }
}
