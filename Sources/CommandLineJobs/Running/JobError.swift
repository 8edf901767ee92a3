import BookingModel
import Database
import Desk
import Importing
import InPlace
import Reporting
import Tabular

/// Why a run could not be carried out, with the exit status that says so.
public struct JobError: Error, CustomStringConvertible {
    /// What happened and where.
    public let message: String
    /// What to do next.
    public let hint: String?
    /// The exit status: 1 finished in part, 2 could not run, 75 another run holds the lock, 130 interrupted.
    public let status: Int32

    /// Whether what the run found is worth a summary all the same: it was read, or it is in the database.
    var keepsSummary = false

    /// An error with its parts.
    public init(_ message: String, hint: String? = nil, status: Int32 = 2) {
        self.message = message
        self.hint = hint
        self.status = status
    }

    /// The message, and the hint on a line of its own.
    public var description: String { hint.map { "\(message)\n  \($0)" } ?? message }

    /// The same error, of a run that prints and writes its summary nevertheless.
    var keepingSummary: JobError {
        var error = self
        error.keepsSummary = true
        return error
    }

    static let interrupted = JobError("interrupted; nothing was changed", status: 130)

    /// The same error of a run of which something stands already: status 1, and both are said. Errors that say by
    /// themselves what there is stay as they are.
    func following(_ completion: Completion?) -> JobError {
        guard let completion else { return self }
        var error = self
        if status == 130, message == JobError.interrupted.message {
            error = JobError("interrupted; \(completion.text)", hint: completion.advice, status: status)
        } else if status == 2 {
            let remark = "\(completion.text) before this: \(completion.advice)"
            error = JobError(message, hint: hint.map { "\($0)\n  \(remark)" } ?? remark, status: 1)
        }
        error.keepsSummary = keepsSummary
        return error
    }

    /// Any error of the libraries as one of ours.
    init(_ error: any Error) {
        switch error {
        case let error as JobError: self = error
        case let error as DatabaseError where error.kind == .interrupted: self = .interrupted
        case let error as DatabaseError: self.init(error.message, hint: error.hint)
        case let error as DeskError: self.init(error.message, hint: error.hint)
        case let error as ImportError: self.init(error.message, hint: error.hint)
        case let error as InPlaceError: self.init(error.message, hint: error.hint)
        case let error as ReportError:
            if case .busy = error { self.init(error.description, status: 75) } else { self.init(error.description) }
        case let error as TabularError: self.init(error.description)
        default: self.init("\(error)")
        }
    }
}
