import Database
import Dispatch
import Foundation
import Synchronization

/// Ctrl-C and the system's wish to end: the running statement stops, the transaction rolls back, the exit status is 130.
///
/// There is one in a process (see ``Execution``): a second listener would take the first one's signals for its own.
final class Interruption: Sendable {
    private let isRequested = Mutex(false)
    /// A pipe that can be read as soon as an interruption was asked for: who waits for something else waits for it, too.
    private let wake: (reading: Int32, writing: Int32)
    private let target = Mutex<Target?>(nil)
    nonisolated(unsafe) private let sources: [any DispatchSourceSignal]

    /// The connection's interrupt is the one call that another thread may make.
    private struct Target: @unchecked Sendable {
        var connection: any Database
    }

    /// Listens for SIGINT and SIGTERM: from before there is a connection, so that there is no moment in which they would
    /// end the program as they find it.
    init() {
        var ends: [Int32] = [-1, -1]
        // Without a pipe nobody is woken, and `check` says it all the same.
        if pipe(&ends) == 0 { for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) } }
        wake = (ends[0], ends[1])
        var sources: [any DispatchSourceSignal] = []
        for number in [SIGINT, SIGTERM] {
            signal(number, SIG_IGN)
            sources.append(DispatchSource.makeSignalSource(signal: number, queue: .global(qos: .userInitiated)))
        }
        self.sources = sources
        for (source, number) in zip(sources, [SIGINT, SIGTERM]) {
            source.setEventHandler { [weak self] in
                let isSecond = self?.isRequested.withLock { isRequested in
                    defer { isRequested = true }
                    return isRequested
                }
                // Who asks again does not want to wait: the next run takes back what was begun.
                if isSecond ?? true {
                    signal(number, SIG_DFL)
                    kill(getpid(), number)
                }
                self?.target.withLock { $0?.connection.interrupt() }
                if let self { _ = write(self.wake.writing, [0], 1) }
            }
            source.activate()
        }
    }

    deinit {
        for source in sources { source.cancel() }
        close(wake.reading)
        close(wake.writing)
    }

    /// Listens on behalf of a connection from here on.
    func listen(for database: any Database) {
        let next = Target(connection: database)
        target.withLock { $0 = next }
        // Connecting to a server takes a while, and what came meanwhile holds.
        if isRequested.withLock({ $0 }) { database.interrupt() }
    }

    /// Ends listening on behalf of a connection, which can then be closed: a session on a server holds its lock till then.
    func forget(_ database: any Database) {
        target.withLock { if $0?.connection === database { $0 = nil } }
    }

    /// Waits until there is something to read from a descriptor; throws as soon as an interruption was asked for.
    func wait(forReading descriptor: Int32) throws(JobError) {
        while true {
            try check()
            var waiting = [
                pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
                pollfd(fd: wake.reading, events: Int16(POLLIN), revents: 0),
            ]
            let count = poll(&waiting, nfds_t(waiting.count), -1)
            guard count > 0 || errno == EINTR else { return }
            try check()
            if waiting[0].revents != 0 { return }
        }
    }

    /// Throws where an interruption was asked for: between statements nothing else would notice.
    func check() throws(JobError) {
        if isRequested.withLock({ $0 }) { throw .interrupted }
    }
}
