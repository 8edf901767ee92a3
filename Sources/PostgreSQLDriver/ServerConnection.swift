internal import CPostgreSQL
internal import Database

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// A connection by libpq, and the waiting for it.
///
/// Nothing here blocks in the library: each wait wakes up now and then to see whether an interruption was asked for, so
/// that a request that fell between two statements stops the next one.
final class ServerConnection {
    let handle: OpaquePointer
    let pq: LibPQFunctions
    let interruption = InterruptionFlag()
    private let canceller: OpaquePointer
    private let target: ConnectionString
    /// What errors call the engine: PostgreSQL, or what is in its place or extends it.
    var engineName = "PostgreSQL"
    private var sql = ""
    /// Whether the latest statement has been sent and its results are still to be read: the next one waits for them.
    private var hasUnfinished = false
    /// What another thread still sends; nil: the connection is the caller's.
    private var errand: Errand?
    private var hasCancelled = false
    private var wakeUps = 0

    init(_ target: ConnectionString, applicationName: String) throws(DatabaseError) {
        self.target = target
        pq = try LibPQ.functions().pointee
        guard let handle = ServerConnection.connect(target.parameters(applicationName: applicationName), pq) else {
            throw DatabaseError(.cannotOpen, "libpq has no memory for a connection")
        }
        let reason = pq.PQerrorMessage(handle).map { String(cString: $0) } ?? ""
        guard pq.PQstatus(handle) == CONNECTION_OK, let canceller = pq.PQgetCancel(handle) else {
            pq.PQfinish(handle)
            let lines = target.censored(reason).split(separator: "\n")
                .map { String($0.trimmingPrefix { $0 == "\t" || $0 == " " }) }
            throw DatabaseError(
                .cannotOpen, "no connection to the PostgreSQL server: \(lines.joined(separator: " "))",
                hint: "check host, port, database, user and ~/.pgpass; psql with the same connection string tells more")
        }
        self.handle = handle
        self.canceller = canceller
        _ = pq.PQsetnonblocking(handle, 1)
        _ = pq.PQsetNoticeProcessor(handle, { argument, message in libpq_ignore_notice(argument, message) }, nil)
    }

    deinit {
        pq.PQfreeCancel(canceller)
        pq.PQfinish(handle)
    }

    private static func connect(_ parameters: [(String, String)], _ pq: LibPQFunctions) -> OpaquePointer? {
        let keywords = parameters.map { strdup($0.0) }
        let values = parameters.map { strdup($0.1) }
        defer { for text in keywords + values { free(text) } }
        return (keywords.map { UnsafePointer($0) } + [nil]).withUnsafeBufferPointer { keywords in
            (values.map { UnsafePointer($0) } + [nil]).withUnsafeBufferPointer { values in
                guard let keywords = keywords.baseAddress, let values = values.baseAddress else { return nil }
                return pq.PQconnectdbParams(keywords, values, 1)
            }
        }
    }

    /// Stops what runs now. The one member that another thread may call: libpq allows it for this call alone.
    func interrupt() {
        interruption.request()
        sendCancel()
    }

    /// Stops the running statement, and no other.
    func cancel() { sendCancel() }

    private func sendCancel() {
        var reason = [CChar](repeating: 0, count: 256)
        _ = pq.PQcancel(canceller, &reason, Int32(reason.count))
    }

    /// Lets another thread send a statement, whose results are read before the next one.
    func send(aside body: @escaping () throws(DatabaseError) -> Void) {
        errand = Errand { () throws(DatabaseError) in
            try body()
            self.hasUnfinished = true
        }
    }

    /// Waits for what another thread sends.
    func finishErrand() throws(DatabaseError) {
        guard let errand else { return }
        self.errand = nil
        try errand.wait()
    }

    /// Waits for what another thread sends, and reads what is still to be read of the latest statement.
    func finishLatest() throws(DatabaseError) {
        try finishErrand()
        guard hasUnfinished else { return }
        hasUnfinished = false
        try finish()
    }

    /// Begins a statement: nothing is begun after an interruption, but for the end of the transaction.
    func begin(_ sql: String) throws(DatabaseError) {
        // A transaction that is given up does not ask why.
        if sql == "ROLLBACK" { try? finishLatest() } else { try finishLatest() }
        if sql != "ROLLBACK" { try interruption.check() }
        self.sql = sql
        hasCancelled = interruption.isRequested
        wakeUps = 0
    }

    /// Throws where libpq did not take what it was to send.
    func check(_ isSent: Int32) throws(DatabaseError) {
        guard isSent == 1 else { throw lost() }
    }

    /// Sends statements as they are, without parameters.
    func sendText(_ sql: String) throws(DatabaseError) { try check(pq.PQsendQuery(handle, sql)) }

    /// Sends one statement without parameters whose rows are to come in binary.
    func sendForBinary(_ sql: String) throws(DatabaseError) {
        try check(pq.PQsendQueryParams(handle, sql, 0, nil, nil, nil, nil, 1))
    }

    /// The server's version as a number, such as 150004.
    var version: Int32 { pq.PQserverVersion(handle) }

    /// The encoding of the database.
    var encoding: String? { pq.PQparameterStatus(handle, "server_encoding").map { String(cString: $0) } }

    /// What is said when the server is gone.
    func lost() -> DatabaseError {
        if interruption.isRequested { return DatabaseError(.interrupted, "interrupted") }
        let said = pq.PQerrorMessage(handle).map { String(cString: $0) } ?? ""
        let reason = target.censored(said).split(separator: "\n").first ?? ""
        return DatabaseError(
            .connectionLost, "the connection to the PostgreSQL server was lost: \(reason)",
            hint: "run again when the server is there; what was not committed is undone")
    }

    /// Sends everything that waits to be sent.
    func flush() throws(DatabaseError) {
        while true {
            let status = pq.PQflush(handle)
            if status == 0 { return }
            guard status == 1 else { throw lost() }
            // A server that has something to say first would else wait for us while we wait for it.
            if try wait(for: Int16(POLLIN | POLLOUT)), pq.PQconsumeInput(handle) == 0 { throw lost() }
        }
    }

    /// The next result, or nil at the end of a statement's results; the caller clears it.
    func nextResult() throws(DatabaseError) -> OpaquePointer? {
        try flush()
        while pq.PQisBusy(handle) == 1 {
            if try wait(for: Int16(POLLIN)), pq.PQconsumeInput(handle) == 0 { throw lost() }
        }
        return pq.PQgetResult(handle)
    }

    /// The next row that COPY sends; nil at the end. To be freed by the caller.
    func nextCopyRow() throws(DatabaseError) -> UnsafeMutableBufferPointer<CChar>? {
        while true {
            var bytes: UnsafeMutablePointer<CChar>?
            let count = pq.PQgetCopyData(handle, &bytes, 1)
            if count > 0 { return UnsafeMutableBufferPointer(start: bytes, count: Int(count)) }
            if count == -1 { return nil }
            guard count == 0 else { throw lost() }
            if try wait(for: Int16(POLLIN)), pq.PQconsumeInput(handle) == 0 { throw lost() }
        }
    }

    /// Reads results to the end of the statement; `body` sees each good one. The first bad one is thrown when all are
    /// read, so that the connection is ready for the next statement.
    func finish(_ body: (OpaquePointer) throws(DatabaseError) -> Void = { _ in }) throws(DatabaseError) {
        var failure: DatabaseError?
        while let result = try nextResult() {
            defer { pq.PQclear(result) }
            let status = pq.PQresultStatus(result)
            switch status {
            case PGRES_FATAL_ERROR, PGRES_NONFATAL_ERROR, PGRES_BAD_RESPONSE:
                if failure == nil { failure = error(of: result) }
            // A COPY that nobody asked for here: sql/ has none.
            case PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH:
                throw DatabaseError(.statement, "COPY is not a statement to be run like this")
            default:
                guard failure == nil else { continue }
                do throws(DatabaseError) { try body(result) } catch { failure = error }
            }
        }
        if let failure { throw failure }
    }

    /// A bad result as an error.
    func error(of result: OpaquePointer) -> DatabaseError {
        guard pq.PQresultErrorField(result, Int32(UInt8(ascii: "C"))) != nil else { return lost() }
        return ServerError(result, pq).error(executing: sql, engine: engineName)
    }

    /// Waits until the socket is ready, a tenth of a second at most; gives whether it is ready to be read.
    private func wait(for events: Int16) throws(DatabaseError) -> Bool {
        var descriptor = pollfd(fd: pq.PQsocket(handle), events: events, revents: 0)
        guard descriptor.fd >= 0 else { throw lost() }
        let ready = poll(&descriptor, 1, 100)
        if interruption.isRequested {
            if !hasCancelled {
                hasCancelled = true
                sendCancel()
            }
            wakeUps += ready == 0 ? 1 : 0
            // A server that does not answer for five seconds will not, and the transaction ends with the connection.
            if wakeUps > 50 { throw DatabaseError(.interrupted, "interrupted") }
        }
        return ready > 0 && descriptor.revents & ~Int16(POLLOUT) != 0
    }
}
