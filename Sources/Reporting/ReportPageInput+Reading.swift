import Database

extension ReportPageInput.Run {
    /// The import runs that changed something, in their order and numbered from 1, with their files.
    ///
    /// Runs without a change are left out, and so are moments: a second run of everything leaves the pages as they were.
    static func all(in database: any Database) throws(DatabaseError) -> [ReportPageInput.Run] {
        var runs: [ReportPageInput.Run] = []
        var latestRun: Int64?
        let sql = """
            SELECT r.run_id, r.tool, r.tool_version, r.changed, f.path, f.sha256, f.entity, f.records_read, f.loaded,
                f.updated, f.unchanged, f.duplicate, f.rejected
            FROM import_runs r LEFT JOIN import_files f ON f.run_id = r.run_id
            WHERE r.changed > 0
            ORDER BY r.run_id, f.file_id
            """
        try database.query(sql) { row throws(DatabaseError) in
            if latestRun != row.integer(0) {
                latestRun = row.integer(0)
                runs.append(
                    ReportPageInput.Run(
                        number: runs.count + 1, tool: row.text(1) ?? "", toolVersion: row.text(2) ?? "",
                        changed: Int(row.integer(3)), files: []))
            }
            guard let path = row.text(4) else { return }
            runs[runs.count - 1].files.append(
                ReportPageInput.Source(
                    fileName: path.split(separator: "/").last.map(String.init) ?? "", sha256: row.text(5) ?? "",
                    entity: row.text(6) ?? "", recordsRead: Int(row.integer(7)), loaded: Int(row.integer(8)),
                    updated: Int(row.integer(9)), unchanged: Int(row.integer(10)), duplicate: Int(row.integer(11)),
                    rejected: Int(row.integer(12))))
        }
        return runs
    }
}
