import Dispatch
import Tabular

/// Reads one export record by record and hands over chunks of rows.
///
/// Two threads take the file's stretches by turns, each from its bytes to the database: what was read last is still at
/// hand for what is done next. Records are cut off in the file's order, what a record says by itself is read side by
/// side, and what depends on the records before it is settled in the file's order again; so are the chunks handed over.
/// The number of threads is the same on every machine, so nothing can depend on it.
struct FileReading {
    let export: RecognisedExport
    let context: FileContext

    /// What reading hands over, in the file's order.
    enum Message {
        /// The file's first bytes, through its header line.
        case opened(header: [UInt8])
        /// Rows, rejects and counts of a stretch of the file.
        case chunk(ImportChunk, bytesRead: Int)
        /// The end of the file, its SHA-256, its size, and how it was read.
        case finished(sha256: String, byteCount: Int, facts: ReadingFacts)
        /// The file cannot be read on.
        case failed(ImportError)
    }

    /// The file as far as it was taken, and the columns met so far: each thread takes note of those that the other met.
    fileprivate struct Intake {
        var scan: FileScan
        var headers: [String] = []
        /// Whether nobody is to take a further stretch.
        var isOver = false
    }

    /// What depends on the records before.
    private struct Settling {
        var state: ImportState
        /// Reads records that depend on each other throughout.
        var records: RecordReader
    }

    /// Whoever takes what is handed over.
    private struct Delivery {
        let take: (Message) -> Bool
        /// Whether no more is wanted: what the other thread still has is not handed over then.
        var isOver = false

        /// Hands over a message; false where no more is wanted.
        mutating func hand(over message: Message) -> Bool {
            if !isOver { isOver = !take(message) }
            return !isOver
        }
    }

    /// Where the threads meet. Every message goes through all three hands in turn, whatever it says.
    private struct Batons {
        let intake: Baton<Intake>
        let settling: Baton<Settling>
        let delivery: Baton<Delivery>
    }

    /// What a record says by itself is read side by side of bookings only: other records are few, and depend on each other
    /// throughout.
    private var areReadSideBySide: Bool { export.mapping.entity == .bookings }

    /// A booking that borrows its date from the one before leaves nothing to share.
    private var threadCount: Int { areReadSideBySide && export.mapping.rules[.createdAt] == nil ? 1 : 2 }

    /// Reads the file to its end, or until `take` gives false; `take` is called on several threads, never on two at once.
    func run(state: inout ImportState, take: (Message) -> Bool) {
        state.startFile()
        let records = RecordReader(headers: [], mapping: export.template, context: context)
        let threads = threadCount
        withoutActuallyEscaping(take) { take in
            let batons = Batons(
                intake: Baton(Intake(scan: FileScan(export)), holders: threads),
                settling: Baton(Settling(state: state, records: records), holders: threads),
                delivery: Baton(Delivery(take: take), holders: threads))
            // The baton is the state's only owner meanwhile, or each change of it would be one of a copy.
            state = ImportState()
            let others = DispatchGroup()
            for thread in 1..<threads {
                DispatchQueue(label: "import", qos: .userInitiated).async(group: others) {
                    read(as: thread, batons)
                }
            }
            read(as: 0, batons)
            others.wait()
            state = batons.settling.surrendered.state
        }
    }

    /// The work of one thread.
    private func read(as thread: Int, _ batons: Batons) {
        var records = RecordReader(headers: [], mapping: export.template, context: context)
        while true {
            let (message, headers) = batons.intake.hold(by: thread) { $0.next() }
            guard let message else { return }
            let made: Message
            switch message {
            case .opened(let bytes, _):
                batons.settling.hold(by: thread) { _ in }
                made = .opened(header: bytes)
            case .batch(let batch, _, let bytesRead):
                let chunk: ImportChunk
                if areReadSideBySide {
                    records.know(headers)
                    let parsed = records.parse(batch)
                    chunk = batons.settling.hold(by: thread) { records.settle(parsed, &$0.state) }
                } else {
                    chunk = batons.settling.hold(by: thread) {
                        $0.records.know(headers)
                        return $0.records.settle(.unread(batch), &$0.state)
                    }
                }
                made = .chunk(chunk, bytesRead: bytesRead)
            case .finished(let sha256, let byteCount, let facts):
                batons.settling.hold(by: thread) { _ in }
                made = .finished(sha256: sha256, byteCount: byteCount, facts: facts)
            case .failed(let error):
                batons.settling.hold(by: thread) { _ in }
                made = .failed(error)
            }
            guard batons.delivery.hold(by: thread, { $0.hand(over: made) }) else {
                return batons.intake.hold(by: thread) { $0.isOver = true }
            }
        }
    }
}

extension FileReading.Intake {
    /// The next message, or nil where there is none to come, and the columns met up to it.
    fileprivate mutating func next() -> (message: FileScan.Message?, headers: [String]) {
        guard !isOver else { return (nil, headers) }
        let message = scan.next()
        switch message {
        case .opened(_, let opening): headers = opening
        case .batch(_, let more?, _): headers = more
        case .batch: break
        case .finished, .failed, nil: isOver = true
        }
        return (message, headers)
    }
}
