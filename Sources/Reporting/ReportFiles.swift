import BookingModel
import Tabular

/// Writes the files of a run into a folder: the tables, the data package and its dictionary, and the pages.
struct ReportFiles {
    let folder: String
    let dialect: ReportDialect
    let toolkitVersion: String

    /// Gives the tables that were written with their rows.
    ///
    /// Tables are written side by side. Their bytes go to the disk while the pages are made, which need their sizes.
    func write(_ snapshot: ReportRun.Snapshot) throws(ReportError) -> [(name: String, rows: Int)] {
        let files = try sideBySide(snapshot.tables.count) { (index) throws(ReportError) in
            try write(snapshot.tables[index])
        }
        let written = zip(snapshot.tables, files).map { (definition: $0.definition, file: $1.csv) }
        let package = DataPackage(
            asOf: snapshot.reports.asOf, timeZoneName: snapshot.reports.timeZoneName, dialect: dialect, tables: written)
        try write("datapackage.json", package.json)
        try finish(try write(package.dictionary))
        let input = ReportPageInput(
            reports: snapshot.reports,
            files: written.map {
                .init(
                    table: $0.definition.name, fileName: "\($0.definition.name).csv", rows: $0.file.rows,
                    bytes: $0.file.bytes)
            }, runs: snapshot.runs, toolkitVersion: toolkitVersion)
        let pages = try alongside { () throws(ReportError) in
            for file in files { try finish(file) }
        } _: { () throws(ReportError) in
            try ReportFiles.pages(input)
        }
        for page in pages { try write(page.name, page.bytes) }
        return written.map { ($0.definition.name, $0.file.rows) }
    }

    private static func pages(_ input: ReportPageInput) throws(ReportError) -> [(name: String, bytes: [UInt8])] {
        do {
            return try ReportPages.render(input)
        } catch {
            throw .page("\(error)")
        }
    }

    /// A table that was written, and may not have reached the disk.
    private struct TableFile: Sendable {
        let path: String
        let sink: FileSink
        let csv: WrittenCSV
    }

    private func write(_ table: ReportTable) throws(ReportError) -> TableFile {
        let path = "\(folder)/\(table.name).csv"
        do {
            var sink = try FileSink(path: path)
            let csv = try table.write(into: &sink, dialect: dialect)
            return TableFile(path: path, sink: sink, csv: csv)
        } catch {
            throw .cannotWrite(path: path, reason: error.message)
        }
    }

    private func finish(_ file: TableFile) throws(ReportError) {
        var sink = file.sink
        do {
            try sink.finish()
        } catch {
            throw .cannotWrite(path: file.path, reason: error.message)
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
