internal import CPostgreSQL
internal import Database

extension ServerConnection {
    /// Lets `body` send several statements, then reads all their results. The first failure is thrown; the server skips
    /// what was sent after it.
    func pipeline(_ body: () throws(DatabaseError) -> Void) throws(DatabaseError) {
        guard pq.PQenterPipelineMode(handle) == 1 else { throw lost() }
        var failure: DatabaseError?
        do throws(DatabaseError) { try body() } catch { failure = error }
        try check(pq.PQpipelineSync(handle))
        // A statement's results end with nil, the whole with the answer to the synchronisation.
        while true {
            guard let result = try nextResult() else {
                if pq.PQstatus(handle) != CONNECTION_OK { throw lost() }
                continue
            }
            let status = pq.PQresultStatus(result)
            if status == PGRES_FATAL_ERROR, failure == nil { failure = error(of: result) }
            pq.PQclear(result)
            if status == PGRES_PIPELINE_SYNC { break }
        }
        guard pq.PQexitPipelineMode(handle) == 1 else { throw lost() }
        if let failure { throw failure }
    }

    /// Reads results to the end of the statement and leaves them to `body`, which clears them.
    func finishKeeping(_ body: (OpaquePointer) -> Void) throws(DatabaseError) {
        var failure: DatabaseError?
        while let result = try nextResult() {
            if pq.PQresultStatus(result) == PGRES_TUPLES_OK || pq.PQresultStatus(result) == PGRES_COMMAND_OK {
                body(result)
            } else {
                if failure == nil { failure = error(of: result) }
                pq.PQclear(result)
            }
        }
        if let failure { throw failure }
    }
}
