import BookingModel
import Desk
import Importing
import Tabular

/// A sheet of questions that came back: the answers that somebody has filled in.
struct AnswerSheet {
    /// The answers, in the order of the rows.
    private(set) var answers: [ReviewAnswer] = []
    /// Rows without an answer.
    private(set) var open = 0
    /// Rows that cannot be read, each with its place and what is wrong with it.
    private(set) var rejects: [String] = []

    /// Reads a file; throws where it is no such sheet. A spreadsheet may have changed its separator, its encoding and the
    /// order of its rows and columns.
    init(path: String) throws(JobError) {
        do throws(TabularError) {
            try read(path)
        } catch {
            throw JobError("\(path): \(error.message)", hint: error.hint)
        }
        guard let missing else { return }
        throw JobError(
            "\(path): there is no column \(missing)",
            hint:
                "export the questions with booking-dedupe review --export-review FILE, and fill in \(ReviewAnswer.answer)"
        )
    }

    private var missing: String?

    private mutating func read(_ path: String) throws(TabularError) {
        var opening = GunzipSource(try FileSource(path: path))
        var prefix: [UInt8] = []
        let wanted = 1 << 16
        while prefix.count < wanted, try opening.read(into: &prefix, atMost: wanted - prefix.count) > 0 {}
        let encoding = TextEncoding.recognise(prefix: prefix, isWhole: prefix.count < wanted)
        var decoded = DecodingSource(MemorySource(prefix), encoding: encoding)
        var text: [UInt8] = []
        while try decoded.read(into: &text, atMost: wanted) > 0 {}
        var reader = try CSVReader(
            DecodingSource(GunzipSource(try FileSource(path: path)), encoding: encoding),
            dialect: CSVDialect(recognising: text), encoding: encoding)
        let header = reader.header
        let places = [ReviewAnswer.answer, ReviewAnswer.first, ReviewAnswer.second].map { header.firstIndex(of: $0) }
        missing = zip([ReviewAnswer.answer, ReviewAnswer.first, ReviewAnswer.second], places).first { $1 == nil }?.0
        guard let answer = places[0], let first = places[1], let second = places[2] else { return }
        while let batch = try reader.nextBatch() {
            for record in batch.records {
                if let defect = record.defect {
                    rejects.append("\(path), line \(record.line): \(defect)")
                    continue
                }
                let cells = [answer, first, second].map { batch.text(batch.field($0, of: record)) }
                append(cells, place: "\(path), line \(record.line)")
            }
        }
    }

    private mutating func append(_ cells: [String], place: String) {
        do throws(DeskError) {
            guard let isOne = try ReviewAnswer.meaning(of: cells[0]) else {
                open += 1
                return
            }
            let ids = cells[1...].compactMap { Identifier($0.filter { !$0.isWhitespace }) }
            guard ids.count == 2, ids[0] != ids[1] else {
                rejects.append("\(place): these are not the ids of two contacts; export the questions anew")
                return
            }
            answers.append(ReviewAnswer(contacts: ids, isOne: isOne))
        } catch {
            rejects.append("\(place), column \(ReviewAnswer.answer): \(error.message); \(error.hint)")
        }
    }
}
