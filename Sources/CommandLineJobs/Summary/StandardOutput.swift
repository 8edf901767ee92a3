import Foundation

/// Standard output: data of a run, and its figures.
enum StandardOutput {
    /// Writes all of a text; gives false where the reader has gone away, as `head` does when it has read enough: that is
    /// no failure.
    @discardableResult
    static func write(_ text: String) throws(JobError) -> Bool { try write(Array(text.utf8)) }

    /// Writes all bytes; gives false where the reader has gone away.
    @discardableResult
    static func write(_ bytes: [UInt8]) throws(JobError) -> Bool {
        let failure = Descriptor.write(bytes, to: STDOUT_FILENO)
        guard failure != 0, failure != EPIPE else { return failure == 0 }
        throw StandardOutput.failure(String(cString: strerror(failure)))
    }

    /// Finds out before a run whether there is such a stream: afterwards the run has changed things.
    static func check() throws(JobError) {
        let flags = fcntl(STDOUT_FILENO, F_GETFL)
        guard flags >= 0, flags & O_ACCMODE != O_RDONLY else { throw failure("it is closed") }
    }

    private static func failure(_ reason: String) -> JobError {
        JobError(
            "standard output cannot be written: \(reason)",
            hint: "send it where there is room with > FILE, or print nothing with --quiet")
    }
}
