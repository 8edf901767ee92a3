import Tabular

/// Looks through a JSON file for its records: in which arrays they lie, which others are left out, and whether the file
/// is only a page of what there is.
struct JSONOpening {
    let input: ExportInput
    /// A mapping given by the user; nil: the headers decide.
    let mapping: Mapping?

    /// What the look shows.
    struct Finding {
        var shape: JSONShape
        var headers: [String]
        var notes: [String]
    }

    private var path: String { input.path }

    /// How to read the file, which its first bytes show to be of `shape`. Throws where it holds no record that can be read.
    func look(_ shape: JSONShape) throws(ImportError) -> Finding {
        var finding = Finding(shape: shape, headers: [], notes: [])
        var refusal: ImportError?
        do throws(TabularError) {
            if case .documents = shape { refusal = try survey(&finding) }
            var reader = try JSONReader(
                input.open(), shape: finding.shape, paths: mapping?.jsonPaths ?? [])
            var first: RecordDefect?
            while let batch = try reader.nextBatch() {
                first = first ?? batch.records.first?.defect
                if batch.records.contains(where: { $0.defect == nil }) { break }
            }
            finding.headers = reader.columns
            if case .json(let defect)? = first?.kind, reader.columns.count == mapping?.jsonPaths.count ?? 0 {
                throw TabularError(.json(defect.kind), line: defect.line, column: defect.column)
            }
        } catch {
            let place = [error.line, error.column].compactMap { $0 }.map { ":\($0)" }.joined()
            throw ImportError("\(path)\(place): \(error.message)", hint: error.hint)
        }
        if let refusal { throw refusal }
        return finding
    }

    /// Decides where the records lie; gives what is wrong where no reader finds them.
    private func survey(_ finding: inout Finding) throws(TabularError) -> ImportError? {
        var survey = JSONSurvey()
        var source = try input.open()
        var block: [UInt8] = []
        while try source.read(into: &block, atMost: 1 << 18) > 0 {
            survey.add(block)
            block.removeAll(keepingCapacity: true)
        }
        if let records = mapping?.recordsPath {
            finding.shape = .wrapped(path: records)
        } else if survey.isIncomplete {
            // One a day, perhaps: nobody can say which of them are meant.
            return ImportError(
                "\(path): its records lie in many arrays, each under a key of its own",
                hint: "make one array of them, for instance: jq '[.. | arrays | .[] | objects]' \(path) > records.json")
        } else {
            finding.shape = survey.shape(score: score)
            if survey.documentCount == 1, let choice = survey.choice(score: score), choice.isDocument,
                let map = KeyedRecords(keys: choice.keys)
            {
                return ImportError("\(path): \(map.message)", hint: map.hint(path: path))
            }
        }
        if mapping?.recordsPath == nil, let dump = TableDump(survey) {
            finding.shape = .documents(arrays: [TableDump.path], objects: false)
            return dump.refusal(path: path)
        }
        let left = survey.leftOut(by: finding.shape)
        if !left.isEmpty {
            let names = left.map { "\(JSONShape.text(of: $0.path)) (\($0.objectCount))" }.joined(separator: ", ")
            finding.notes.append(
                "\(path): \(read(finding.shape)); left out: \(names); "
                    + "format: {records: PATH} in a mapping file reads another array")
        }
        let count = survey.candidates.filter { candidate in reads(candidate, finding.shape) }.reduce(0) {
            $0 + $1.objectCount
        }
        if let sign = JSONPage.sign(survey.fields, recordCount: count) {
            finding.notes.append(
                "\(path): \(sign) says that this is one page of several; export the other pages, too")
        }
        return nil
    }

    private func reads(_ candidate: JSONSurvey.Candidate, _ shape: JSONShape) -> Bool {
        guard case .documents(let arrays, _) = shape, !candidate.isDocument else { return false }
        return arrays?.contains(candidate.path) ?? true
    }

    private func read(_ shape: JSONShape) -> String {
        guard case .documents(let arrays?, _) = shape else { return "the records were read" }
        let names = arrays.filter { !$0.isEmpty }.map { JSONShape.text(of: $0) }
        return names.isEmpty ? "the records were read" : "the records are those of \(names.joined(separator: ", "))"
    }

    /// How much the objects of a place are like what is wanted.
    private func score(_ candidate: JSONSurvey.Candidate) -> Int {
        if let mapping {
            let columns = Set(mapping.rules.values.flatMap(\.columns)).map { JSONPath($0)?.base ?? $0 }
            return columns.count { candidate.keys.contains($0) }
        }
        // Objects that make a known export are the records, even where what is in them looks like records, too.
        if let known = KnownExports.recognise(candidate.keys) { return 1000 + known.rules.count }
        let known = EntityRecognition.mapping(for: candidate.keys)
        // What lies in the objects of another array is part of those, unless it is bookings for itself.
        if candidate.path.contains("[]"), known?.entity != .bookings { return 0 }
        let fields = known ?? EntityRecognition.mapping(for: candidate.keys, as: .bookings)
        return (known == nil ? 0 : 100) + (known?.entity == .bookings ? 100 : 0) + fields.rules.count
    }
}
