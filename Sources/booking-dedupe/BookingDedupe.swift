import ArgumentParser
import CommandLineJobs

@main
struct BookingDedupe: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "booking-dedupe",
        abstract: "Resolve contact details into users: one row per person or company.",
        discussion: """
            Works on the contacts that booking-import has stored. A user's identifier follows from the data, so a \
            second run gives the same users and changes nothing.

            With --csv it works on a contact file of any form instead, and needs no database: its columns are \
            recognised, what they are worth is learned from the file, and rows of one person or company get one \
            cluster_id. match_probability says how sure it is that a row belongs to its cluster. With --match email \
            beside it, rows of the same e-mail, else customer number, else phone and name get one cluster_id.

            The commands show why contacts are one user, and record what people decide: decisions hold for ever, in every \
            later run, until they are undone.

            EXAMPLES
              booking-dedupe
              booking-dedupe --database bookings.sqlite --dry-run --json
              booking-dedupe --survivorship name=most-frequent,email=most-recent
              booking-dedupe how MT-100692
              booking-dedupe --csv contacts.csv --output clusters.csv

            EXIT STATUS
              0    all good
              1    with --csv: some rows could not be taken apart; each is a cluster of its own
              2    could not run; nothing was changed
              64   a mistake in the command line
              75   another run holds the database
              130  interrupted; nothing is half done
            """,
        version: toolVersion,
        subcommands: [
            Review.self, Why.self, How.self, Merge.self, Split.self, Never.self, Must.self, Undo.self, Decisions.self,
        ])

    @OptionGroup var file: ClusterOptions
    @OptionGroup var match: MatchOptions
    @OptionGroup(visibility: .hidden) var review: ReviewOptions
    @OptionGroup(visibility: .hidden) var decision: DecisionOptions
    @OptionGroup var database: DatabaseOptions
    @OptionGroup var options: RunOptions

    func validate() throws {
        guard file.csv != nil else { return }
        if database.database != nil {
            throw ValidationError("--csv works without a database: leave --database out.")
        }
        if file.output == "-", options.json {
            throw ValidationError("--output - prints the clusters where --json prints: name a file.")
        }
        if !match.survivorship.isEmpty {
            throw ValidationError("--survivorship is for the users of a database; --csv makes none: leave it out.")
        }
        if match.match == .email, !file.why.isEmpty {
            throw ValidationError("--match email weighs no evidence that --why could show: leave one of the two out.")
        }
    }

    func run() throws {
        if review.exportReview != nil || review.importDecisions != nil {
            return try ReviewJob(review: review, decision: decision, database: database, run: options)()
        }
        guard let clustering = ClusterJob(file: file, match: match, run: options) else {
            return try DedupeJob(database: database, match: match, run: options)()
        }
        try clustering()
    }

    static func main() { runAsTool() }
}
