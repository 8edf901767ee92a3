import Tabular

/// Looks into a file and decides how to read it: by its bytes and headers, never by its name.
struct ExportRecogniser {
    /// A mapping given by the user; nil: the headers decide.
    let mapping: Mapping?
    let dateOrder: DateOrder?
    /// What was told about the form of CSV files; the mapping's settings come second.
    var settings = CSVSettings()
    /// The encoding that was told; the mapping's comes second.
    var encoding: TextEncoding?

    /// What a look into a file gives.
    enum Finding {
        case export(RecognisedExport)
        /// Something of ours that is no export, such as the truth beside made-up exports.
        case companion
    }

    /// How to read the file at `path`; an error where nothing says how.
    func recognise(_ path: String) throws(ImportError) -> Finding {
        let finding = try look(into: path)
        if case .export(let export) = finding, let refusal = export.refusal { throw refusal }
        return finding
    }

    /// What a file holds, and how to read it as far as that is known: where its headers are not understood, the export
    /// says so, and its mapping is no more than what looks familiar.
    func look(into path: String) throws(ImportError) -> Finding {
        let input: ExportInput
        do throws(TabularError) {
            input = try ExportInput(path: path)
        } catch {
            throw ImportError("\(path): \(error.message)", hint: error.hint)
        }
        return try look(into: input, path: path)
    }

    /// How to read a table; an error where nothing says how.
    func recognise(_ table: TableExport) throws(ImportError) -> RecognisedExport {
        guard case .export(let export) = try look(into: ExportInput(table), path: table.path) else {
            throw MappingCheck.unrecognised(path: table.path, headers: [])
        }
        if let refusal = export.refusal { throw refusal }
        return export
    }

    private func look(into input: ExportInput, path: String) throws(ImportError) -> Finding {
        var export: RecognisedExport
        var headers: [String] = []
        do throws(Refusal) {
            export = try look(into: input)
            if case .csv(let dialect) = export.container { headers = try readHeader(of: &export, dialect) }
        } catch {
            throw ImportError("\(path): \(error.message)", hint: error.hint)
        }
        if case .json(let shape) = export.container {
            let finding = try JSONOpening(input: export.input, mapping: mapping).look(shape)
            headers = finding.headers
            export.container = .json(finding.shape)
            export.notes = finding.notes
        }
        if EntityRecognition.companionHeaders.contains(headers.map { $0.lowercased() }) { return .companion }
        if let mapping {
            let isJSON = if case .json = export.container { true } else { false }
            export.notes += try MappingCheck(mapping: mapping, path: path).check(headers: headers, isJSON: isJSON)
            export.template = mapping
            export.isKnown = mapping.recognisedBy != nil && KnownExports.profiles.contains(mapping)
        } else if let known = KnownExports.recognise(headers) {
            export.template = known
            export.isKnown = true
            // What lies in arrays is a column only for a mapping that asks for it.
            if case .json(let shape) = export.container, !known.jsonPaths.isEmpty {
                headers = try JSONOpening(input: export.input, mapping: known).look(shape).headers
            }
        } else {
            if let (translation, recognised) = EntityRecognition.reading(of: headers) {
                export.template = translation.restored(recognised)
                if let records = FirstRecords(of: export, headers: translation.english) {
                    let fitting = UnfitColumns(records: records).removed(from: recognised)
                    let answered = FormAnswers(records: records).read(in: fitting)
                    let paired = ClockColumns(records: records).paired(answered)
                    let cancelling = CancellationColumns(records: records).read(in: paired)
                    let totalled = GrossColumns(records: records).read(in: cancelling)
                    let multiplied = UnitPriceColumns(records: records).read(in: totalled)
                    let typed = TransactionTypeColumns(records: records).read(in: multiplied)
                    let counted = StripeObjects(records: records).read(in: typed)
                    export.template = translation.restored(PaymentStateColumns(records: records).read(in: counted))
                    if let note = MergedCells(records: records).note(on: counted) {
                        export.notes.append("\(path): \(note)")
                    }
                }
                export.notes += UnreadColumns(translation: translation, mapping: export.template).notes.map {
                    "\(path): \($0)"
                }
            } else {
                if MappingCheck.isHeaderless(headers) { throw MappingCheck.unrecognised(path: path, headers: headers) }
                let isJSON = if case .json = export.container { true } else { false }
                export.refusal = MappingCheck.unrecognised(path: path, headers: headers, isJSON: isJSON)
                let translation = HeaderTranslation(headers)
                export.template = translation.restored(
                    EntityRecognition.mapping(for: translation.english, as: .bookings))
                export.template.name = "not recognised"
            }
        }
        export.mapping = export.template.resolved(for: headers)
        export.headers = headers
        export.size = export.input.size
        export.dateOrder = dateOrder ?? export.mapping.dateOrder
        if NumberColumns.lacksAmounts(export) {
            export.columnsOfNumbers = FirstRecords(of: export, headers: headers).map {
                NumberColumns(records: $0).unread(by: export.mapping)
            }
        }
        export.columns = try ColumnConventionsDecision(export: export, given: dateOrder).decide()
        return .export(export)
    }

    /// The names of the columns of a CSV file.
    private func readHeader(of export: inout RecognisedExport, _ dialect: CSVDialect) throws(Refusal) -> [String] {
        do throws(TabularError) {
            let reader = try CSVReader(export.input.open(), dialect: dialect, encoding: export.input.encoding)
            export.facts.headerLine = reader.headerLine
            return mapping?.headerNames ?? reader.header
        } catch {
            throw Refusal(error)
        }
    }

    /// What the first bytes of a file show of its form; throws what it is where it is no table.
    private func look(into input: ExportInput) throws(Refusal) -> RecognisedExport {
        var input = input
        let prefix: [UInt8]
        var facts: ReadingFacts
        do throws(TabularError) {
            let start = try input.prefix()
            let told = encoding ?? mapping?.encoding
            facts = ReadingFacts(
                encoding: told ?? TextEncoding.recognise(prefix: start.bytes, isWhole: start.isWhole),
                isGzip: start.isGzip)
            // Text of one byte a character is read value by value, so that a file with some UTF-8 in it comes out right,
            // too; unless the encoding is told, or the file is JSON, which knows no such thing.
            let others: [TextEncoding] = [.utf16LittleEndian, .utf16BigEndian, .windows1250, .macRoman]
            let isWide = others.contains(facts.encoding)
            let isJSON = FormatDetector.recognise(prefix: start.bytes).jsonShape != nil
            if told != nil || isWide || isJSON { input.encoding = facts.encoding }
            prefix = try input.decoded(start.bytes, isWhole: start.isWhole)
        } catch {
            throw Refusal(error)
        }
        let format = FormatDetector.recognise(prefix: prefix)
        if let refusal = format.refusal { throw Refusal(message: refusal.message, hint: refusal.hint) }
        let blank = Mapping(entity: .bookings, name: "")
        if format.jsonShape != nil, let shape = JSONShape(recognising: prefix) {
            return RecognisedExport(input: input, container: .json(shape), mapping: blank, facts: facts)
        }
        let dialect = dialect(prefix)
        facts.dialect = dialect
        return RecognisedExport(input: input, container: .csv(dialect), mapping: blank, facts: facts)
    }

    private func dialect(_ prefix: [UInt8]) -> CSVDialect {
        var told = settings.filled(from: mapping?.settings ?? CSVSettings())
        told.delimiter = settings.delimiter ?? mapping?.delimiter
        var dialect = CSVDialect(recognising: prefix, told: told)
        if (encoding ?? mapping?.encoding) == .utf8 { dialect.strayEncoding = nil }
        if mapping?.headerNames != nil, told.headerLine == nil {
            dialect.hasHeader = false
            dialect.headerLine = nil
        } else if told.headerLine == nil {
            let choice = HeaderChoice(mapping: mapping)
            dialect = GroupedHeader(choice: choice).settled(dialect, prefix)
            guard let line = choice.line(dialect, prefix) else { return dialect }
            (dialect.headerLine, dialect.headerRowCount, dialect.qualifiedColumns) = (line, 1, [])
            return GroupedHeader(choice: choice).settled(dialect, prefix)
        }
        return dialect
    }

    /// Why a file is not read.
    private struct Refusal: Error {
        let message: String
        let hint: String

        init(message: String, hint: String) {
            self.message = message
            self.hint = hint
        }

        init(_ error: TabularError) { self.init(message: error.message, hint: error.hint) }
    }
}
