import SampleExports

/// The job of `booking-samples`: made-up exports with the truth beside them.
public struct SamplesJob {
    private let samples: SampleOptions
    private let output: String
    private let run: RunOptions

    /// A job for these samples, written to the folder `output`.
    public init(samples: SampleOptions, output: String, run: RunOptions) {
        self.samples = samples
        self.output = output
        self.run = run
    }

    /// Runs the job; throws the exit status where it is not 0.
    public func callAsFunction() throws {
        try Job.run("booking-samples", run) { summary, speaker, execution in
            guard !run.dryRun else { return }
            let figures = try summary.time("write") { try SampleWriter(samples).write(to: output) }
            execution.complete(.files)
            summary.output = nil
            summary.reports = figures.files.map {
                RunSummary.Report(name: $0.name, rows: $0.rows, path: output + "/" + $0.name)
            }
            speaker.note("\(figures.bookings) bookings by \(figures.people) people at \(figures.companies) companies")
        }
    }
}
