import Dispatch
import Tabular

/// Reads one export record by record and hands over chunks of rows: what lies between the thread that scans the file and
/// the one that writes to the database.
///
/// Two threads take the file's batches by turns. What a record says by itself is read side by side; what depends on the
/// records before it is settled in the file's order, and in that order the chunks are handed over. The number of threads
/// is the same on every machine, so nothing can depend on it.
struct FileReading {
    let export: RecognisedExport
    let context: FileContext

    /// What the reading threads say to the writing one.
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

    /// What the threads know of the file together.
    fileprivate struct Intake {
        /// The columns met so far; each thread takes note of those that another has met.
        var headers: [String] = []
        /// Whether nobody is to take a further batch.
        var isOver = false
    }

    /// Where the threads meet.
    private struct Batons {
        let intake: Baton<Intake>
        let state: Baton<ImportState>
        /// Whether chunks are still wanted.
        let delivery: Baton<Bool>
    }

    /// Only bookings are read side by side: other records are few, and depend on each other throughout. So does a
    /// booking that borrows its date from the one before.
    private var readerCount: Int {
        export.mapping.entity == .bookings && export.mapping.rules[.createdAt] != nil ? 2 : 1
    }

    /// Reads the file to its end, or until `send` gives false.
    func run(state: inout ImportState, send: @escaping @Sendable (Message) -> Bool) {
        let scan = FileScan(
            input: export.input, container: export.container, headerNames: export.mapping.headerNames,
            facts: export.facts, jsonPaths: export.template.jsonPaths)
        let batches = BoundedQueue<FileScan.Message>(limit: 2)
        let scanning = DispatchGroup()
        DispatchQueue(label: "scan", qos: .userInitiated).async(group: scanning) { scan.run { batches.send($0) } }
        state.startFile()
        let count = readerCount
        let batons = Batons(
            intake: Baton(Intake(), holders: count), state: Baton(state, holders: count),
            delivery: Baton(true, holders: count))
        // The baton is the state's only owner meanwhile, or each change of it would be one of a copy.
        state = ImportState()
        let reading = DispatchGroup()
        for reader in 0..<count {
            DispatchQueue(label: "read", qos: .userInitiated).async(group: reading) {
                read(batches, as: reader, batons, send)
            }
        }
        reading.wait()
        batches.cancel()
        scanning.wait()
        state = batons.state.surrendered
    }

    /// The work of one reading thread. Every message goes through all three hands in turn, whatever it says.
    private func read(
        _ batches: BoundedQueue<FileScan.Message>, as reader: Int, _ batons: Batons, _ send: (Message) -> Bool
    ) {
        var records = RecordReader(headers: [], mapping: export.template, context: context)
        var known: [String]?
        while true {
            let (message, headers) = batons.intake.hold(by: reader) { $0.receive(from: batches) }
            guard let message else { return }
            let made: Message
            switch message {
            case .opened(let bytes, _):
                batons.state.hold(by: reader) { _ in }
                made = .opened(header: bytes)
            case .batch(let batch, _, let bytesRead):
                // A key that no record had before may be a field of ours that was missing until now.
                if known != headers { records.add(headers: headers) }
                known = headers
                let parsed = records.parse(batch)
                made = .chunk(batons.state.hold(by: reader) { records.settle(parsed, &$0) }, bytesRead: bytesRead)
            case .finished(let sha256, let byteCount, let facts):
                batons.state.hold(by: reader) { _ in }
                made = .finished(sha256: sha256, byteCount: byteCount, facts: facts)
            case .failed(let error):
                batons.state.hold(by: reader) { _ in }
                made = .failed(error)
            }
            let isWanted = batons.delivery.hold(by: reader) { isWanted in
                isWanted = isWanted && send(made)
                return isWanted
            }
            guard isWanted else { return batons.intake.hold(by: reader) { $0.isOver = true } }
        }
    }
}

extension FileReading.Intake {
    /// The next message, or nil where there is none to come, and the columns met up to it.
    fileprivate mutating func receive(from batches: BoundedQueue<FileScan.Message>) -> (
        message: FileScan.Message?, headers: [String]
    ) {
        guard !isOver else { return (nil, headers) }
        let message = batches.receive()
        switch message {
        case .opened(_, let opening): headers = opening
        case .batch(_, let more?, _): headers = more
        case .batch: break
        case .finished, .failed: isOver = true
        }
        return (message, headers)
    }
}
