import Importing

/// Lists the exports that `booking-import` knows.
public struct ProfilesJob {
    private let run: RunOptions

    /// A job that prints a table, or JSON where the options say so.
    public init(run: RunOptions) { self.run = run }

    /// One line of the list.
    private struct Entry: Encodable {
        let name, vendor, entity, basis: String
        let headers: [String]
    }

    /// Runs the job; throws the exit status where it is not 0.
    public func callAsFunction() throws {
        let entries = KnownExports.profiles.map { profile in
            Entry(
                name: profile.name, vendor: profile.vendor ?? "", entity: profile.entity.rawValue,
                basis: profile.basis?.rawValue ?? "", headers: profile.recognisedBy ?? [])
        }
        try Job.perform("booking-import", run) { speaker, _ in
            guard !run.json else { return try speaker.data(json: entries) }
            let rows = entries.map { [$0.name, $0.vendor, $0.entity, $0.basis, $0.headers.joined(separator: ", ")] }
            let table = [["profile", "vendor", "entity", "basis", "recognised by the headers"]] + rows
            try speaker.data(SummaryTable.aligned(table, textColumns: 5))
        }
    }
}
