internal import CPostgreSQL
internal import Database

extension ServerConnection {
    /// Sends the bytes of a binary COPY. Its end is not waited for.
    func copyIn(_ bytes: FieldWriter, _ sql: String) throws(DatabaseError) {
        try check(pq.PQsendQuery(handle, sql))
        guard let start = try nextResult() else { throw lost() }
        guard pq.PQresultStatus(start) == PGRES_COPY_IN else {
            let error = error(of: start)
            pq.PQclear(start)
            try? finish()
            throw error
        }
        pq.PQclear(start)
        // In pieces: libpq copies what it is given, and the server works on the first while the last is on its way.
        var offset = 0
        while offset < bytes.count {
            let length = min(1 << 18, bytes.count - offset)
            let piece = (bytes.buffer + offset).assumingMemoryBound(to: CChar.self)
            try check(pq.PQputCopyData(handle, piece, Int32(length)))
            try flush()
            offset += length
            if interruption.isRequested {
                try check(pq.PQputCopyEnd(handle, "interrupted"))
                try? finish()
                throw DatabaseError(.interrupted, "interrupted")
            }
        }
        try check(pq.PQputCopyEnd(handle, nil))
        try flush()
    }
}
