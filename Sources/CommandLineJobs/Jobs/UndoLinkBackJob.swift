import Foundation
import InPlace

/// The way back of `booking-migrate --link-back`: what it made in the legacy database is taken away.
public struct UndoLinkBackJob {
    private let legacy: LegacyTableOptions
    private let linking: LinkBackOptions
    private let run: RunOptions

    /// A job with the options of the command line.
    public init(legacy: LegacyTableOptions, linking: LinkBackOptions, run: RunOptions) {
        self.legacy = legacy
        self.linking = linking
        self.run = run
    }

    /// Runs the job; throws the exit status where it is not 0.
    public func callAsFunction() throws {
        try Job.perform("booking-migrate", run) { speaker, execution in
            let database = try LegacySession.connect(legacy.from ?? "", tool: execution.tool)
            execution.interruption.listen(for: database)
            let table = try LegacyTable(legacy.table ?? "bookings", in: database)
            let undo = try LinkBackUndo(table, in: database, linkSchema: linking.linkSchema)
            guard !run.dryRun else {
                try speaker.data(undo.script())
                return
            }
            guard try undo.lock() else {
                throw JobError(
                    "another run links table \(table.typedName) back", hint: "try again when it has finished",
                    status: 75)
            }
            try undo.run()
            execution.complete(.data)
            if let remark = undo.remark { speaker.note("note: \(remark)") }
            speaker.note("table \(table.typedName): what --link-back made is gone")
        }
    }
}
