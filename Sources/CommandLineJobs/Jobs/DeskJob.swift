import BookingModel
public import Desk

/// The job of every command of `booking-desk`: records shown, or records changed in one transaction.
public struct DeskJob {
    private let database: DatabaseOptions
    private let listing: ListingOptions

    /// A job with the options of the command line.
    public init(database: DatabaseOptions, listing: ListingOptions) {
        self.database = database
        self.listing = listing
    }

    /// Shows records. Takes no lock, so that it works beside a nightly run.
    public func show(at moment: MomentOptions? = nil, _ body: (DeskContext) throws -> DeskAnswer) throws {
        try Job.perform("booking-desk", listing.speech) { speaker, execution in
            let opened = try OpenedDatabase(forReading: database.location, by: execution)
            let zone = try ToolkitSettings(opened.connection).storedTimeZone()
            let now = try moment?.moment(in: zone) ?? WallClock.now
            let context = DeskContext(database: opened.connection, timeZone: zone, now: now)
            try DeskSpeech(speaker: speaker, listing: listing, zone: zone).say(try body(context))
        }
    }

    /// Changes records under the lock of a run and shows those that were changed.
    public func change(_ options: ChangeOptions, _ body: (DeskContext) throws -> DeskAnswer) throws {
        try Job.perform("booking-desk", listing.speech) { speaker, execution in
            let opened = try OpenedDatabase(existing: database.location, by: execution)
            let zone = try ToolkitSettings(opened.connection).storedTimeZone()
            let now = try options.moment.moment(in: zone)
            var answer = try opened.transaction(isDryRun: options.dryRun, completing: .records) { connection in
                try body(DeskContext(database: connection, timeZone: zone, now: now))
            }
            if options.dryRun { answer.remarks.append("Dry run: nothing was changed.") }
            try DeskSpeech(speaker: speaker, listing: listing, zone: zone).say(answer)
        }
    }
}
