import ArgumentParser
import CommandLineJobs
import SampleExports

@main
struct BookingSamples: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "booking-samples",
        abstract: "Write made-up exports of any size, with the truth beside them.",
        discussion: """
            The people, companies and bookings do not exist. The same seed and size give the same bytes on any machine. \
            truth.csv says which person really made each booking.

            EXAMPLES
              booking-samples --bookings 2000 --seed 1 --output /tmp/exports
              booking-samples --bookings 1000000 --shape legacy-csv -o /tmp/exports

            EXIT STATUS
              0    all good
              2    could not run; nothing was changed
              64   a mistake in the command line
            """,
        version: toolVersion)

    @Option(help: ArgumentHelp("How many rows of bookings.", valueName: "number"))
    var bookings = 2_000
    @Option(help: ArgumentHelp("The start of all chance.", valueName: "number"))
    var seed: UInt64 = 1
    @Option(help: "One shape of export: office-csv, legacy-csv, legacy-json, or all.")
    var shape = "all"
    @Option(name: .shortAndLong, help: ArgumentHelp("The folder for the exports.", valueName: "folder"))
    var output: String
    @OptionGroup var options: RunOptions

    func validate() throws {
        guard (1...SampleOptions.mostBookings).contains(bookings) else {
            throw ValidationError("--bookings takes a number from 1 to \(SampleOptions.mostBookings).")
        }
        do {
            _ = try SampleShape.named(shape)
        } catch {
            throw ValidationError("\(error)")
        }
    }

    func run() throws {
        let shapes = try SampleShape.named(shape)
        try SamplesJob(
            samples: SampleOptions(bookings: bookings, seed: seed, shapes: shapes), output: output, run: options)()
    }

    static func main() { runAsTool() }
}
