import ArgumentParser
import CommandLineJobs

struct Review: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Answer the questions that would change most: is this one person?",
        discussion: """
            The questions are asked blind: without what the toolkit takes the two for, or how sure it is. Each answer is \
            a decision that holds for ever; what was answered is not asked again, so a review can be stopped and taken up.

            EXAMPLES
              booking-dedupe review --limit 20
              booking-dedupe review --export-review questions.csv
              booking-dedupe review --import-decisions questions.csv --by "the office"
            """)

    @OptionGroup var review: ReviewOptions
    @OptionGroup var decision: DecisionOptions
    @OptionGroup var database: DatabaseOptions
    @OptionGroup var options: RunOptions

    func run() throws {
        try ReviewJob(review: review, decision: decision, database: database, run: options)()
    }
}
