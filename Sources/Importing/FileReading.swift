import Dispatch
import Tabular

/// Reads one export record by record and hands over chunks of rows: the second of the three threads of an import,
/// between the one that scans the file and the one that writes to the database.
struct FileReading {
    let export: RecognisedExport
    let context: FileContext

    /// What the reading thread says to the writing one.
    enum Message: Sendable {
        /// The file's first bytes, through its header line.
        case opened(header: [UInt8])
        /// Rows, rejects and counts of a stretch of the file.
        case chunk(ImportChunk, bytesRead: Int)
        /// The end of the file, its SHA-256, its size, and how it was read.
        case finished(sha256: String, byteCount: Int, facts: ReadingFacts)
        /// The file cannot be read on.
        case failed(ImportError)
    }

    /// Reads the file to its end, or until `send` gives false.
    func run(state: inout ImportState, send: (Message) -> Bool) {
        let scan = FileScan(
            input: export.input, container: export.container, headerNames: export.mapping.headerNames,
            facts: export.facts, jsonPaths: export.mapping.jsonPaths)
        let batches = BoundedQueue<FileScan.Message>(limit: 2)
        let finished = DispatchSemaphore(value: 0)
        DispatchQueue.global(qos: .userInitiated).async {
            scan.run { batches.send($0) }
            finished.signal()
        }
        state.occurrences = RowOccurrences()
        state.orders = RecentOrders()
        state.previousBooking = nil
        read(batches, &state, send)
        batches.cancel()
        finished.wait()
    }

    private func read(_ batches: BoundedQueue<FileScan.Message>, _ state: inout ImportState, _ send: (Message) -> Bool)
    {
        var records = RecordReader(headers: [], mapping: export.mapping, context: context)
        while true {
            switch batches.receive() {
            case .opened(let bytes, let headers):
                records.add(headers: headers)
                guard send(.opened(header: bytes)) else { return }
            case .batch(let batch, let headers, let bytesRead):
                // A key that no record had before may be a field of ours that was missing until now.
                if let headers { records.add(headers: headers) }
                guard send(.chunk(records.read(batch, state: &state), bytesRead: bytesRead)) else { return }
            case .finished(let sha256, let byteCount, let facts):
                _ = send(.finished(sha256: sha256, byteCount: byteCount, facts: facts))
                return
            case .failed(let error):
                _ = send(.failed(error))
                return
            }
        }
    }
}
