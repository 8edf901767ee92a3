import Database
import Dispatch
import Foundation
import Synchronization

/// Ctrl-C and the system's wish to end: the running statement stops, the transaction rolls back, the exit status is 130.
final class Interruption: Sendable {
    private let isRequested = Mutex(false)
    nonisolated(unsafe) private let sources: [any DispatchSourceSignal]

    /// Listens for SIGINT and SIGTERM on behalf of a connection.
    init(of database: any Database) {
        // The connection's interrupt is the one call that another thread may make.
        nonisolated(unsafe) let connection = database
        var sources: [any DispatchSourceSignal] = []
        for number in [SIGINT, SIGTERM] {
            signal(number, SIG_IGN)
            sources.append(DispatchSource.makeSignalSource(signal: number, queue: .global(qos: .userInitiated)))
        }
        self.sources = sources
        for source in sources {
            source.setEventHandler { [weak self] in
                self?.isRequested.withLock { $0 = true }
                connection.interrupt()
            }
            source.activate()
        }
    }

    deinit {
        for source in sources { source.cancel() }
    }

    /// Throws where an interruption was asked for: between statements nothing else would notice.
    func check() throws(JobError) {
        if isRequested.withLock({ $0 }) { throw .interrupted }
    }
}
