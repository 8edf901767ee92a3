import Foundation
import TestSupport
import Testing

/// Ctrl-C while a review waits for an answer.
@Suite struct InterruptedReviewTests {
    let folder: TemporaryFolder

    init() throws { folder = try SampleRun.copy() }

    /// A review that has asked its question number `question`, after the answers before it.
    private func review(answers: [String]) throws -> ToolProcess {
        let process = try ToolProcess(
            "booking-dedupe", ["review", "--limit", "3", "--by", "office"], in: folder, isTyped: true)
        for count in 0...answers.count {
            while process.isRunning, try prompts(process) <= count { usleep(2_000) }
            if count < answers.count { try process.type(answers[count]) }
        }
        return process
    }

    private func prompts(_ process: ToolProcess) throws -> Int {
        try process.speechSoFar().components(separatedBy: "q = stop: ").count - 1
    }

    @Test(arguments: [SIGINT, SIGTERM]) func `Ends at once, and nothing was changed`(_ number: Int32) throws {
        let before = try StoredContent(of: folder.path("bookings.sqlite"))
        let process = try review(answers: [])
        process.send(signal: number)
        try process.finish().expect(
            status: 130,
            speech: "y = yes, n = no, s = skip, q = stop: \nerror: interrupted; nothing was changed\n")
        #expect(try StoredContent(of: folder.path("bookings.sqlite")).difference(from: before) == "")
        #expect(!folder.has("bookings.sqlite.lock"))
    }

    @Test func `The answers that were given are kept, and the next run goes by them`() throws {
        let process = try review(answers: ["y", "n"])
        process.send(signal: SIGINT)
        let run = try process.finish().expect(status: 130)
        #expect(
            run.standardError.hasSuffix(
                "\nerror: interrupted; the answers given before are recorded\n  booking-dedupe brings the users up to date\n"
            ))
        let path = folder.path("bookings.sqlite")
        #expect(
            try rows(of: path, "SELECT kind FROM match_decisions ORDER BY kind") == [["must-merge"], ["never-merge"]])
        try ToolRun("booking-dedupe", ["-q"], in: folder).expect(status: 0, speech: "")
        let pair = try rows(
            of: path,
            """
            SELECT COUNT(DISTINCT user_id) FROM contacts, match_decisions
            WHERE id IN (contact_id, other_contact_id) AND kind = 'must-merge'
            """)
        #expect(pair == [["1"]])
    }
}
