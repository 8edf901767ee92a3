import BookingModel
import Tabular

/// Writes the files of a run into a folder: the tables, the data package and its dictionary, and the pages.
struct ReportFiles {
    let folder: String
    let dialect: ReportDialect
    let toolkitVersion: String

    /// Gives the tables that were written with their rows.
    func write(_ snapshot: ReportRun.Snapshot) throws(ReportError) -> [(name: String, rows: Int)] {
        var written: [(definition: ReportTableDefinition, file: WrittenCSV)] = []
        for table in snapshot.tables { written.append((table.definition, try write(table))) }
        let package = DataPackage(
            asOf: snapshot.reports.asOf, timeZoneName: snapshot.reports.timeZoneName, dialect: dialect, tables: written)
        try write("datapackage.json", package.json)
        _ = try write(package.dictionary)
        let input = ReportPageInput(
            reports: snapshot.reports,
            files: written.map {
                .init(
                    table: $0.definition.name, fileName: "\($0.definition.name).csv", rows: $0.file.rows,
                    bytes: $0.file.bytes)
            }, runs: snapshot.runs, toolkitVersion: toolkitVersion)
        do {
            for page in try ReportPages.render(input) { try write(page.name, page.bytes) }
        } catch let error as ReportError {
            throw error
        } catch {
            throw .page("\(error)")
        }
        return written.map { ($0.definition.name, $0.file.rows) }
    }

    private func write(_ table: ReportTable) throws(ReportError) -> WrittenCSV {
        let path = "\(folder)/\(table.name).csv"
        do {
            return try table.write(into: FileSink(path: path), dialect: dialect)
        } catch {
            throw .cannotWrite(path: path, reason: error.message)
        }
    }

    private func write(_ name: String, _ bytes: [UInt8]) throws(ReportError) {
        let path = "\(folder)/\(name)"
        do {
            var sink = try FileSink(path: path)
            try sink.write(bytes)
            try sink.finish()
        } catch {
            throw .cannotWrite(path: path, reason: error.message)
        }
    }
}
