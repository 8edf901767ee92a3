import Tabular

/// Looks into a file and decides how to read it: by its bytes and headers, never by its name.
struct ExportRecogniser {
    /// A mapping given by the user; nil: the headers decide.
    let mapping: Mapping?
    let dateOrder: DateOrder?

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
        let prefix = try ExportRecogniser.prefix(of: path)
        let format = FormatDetector.recognise(prefix: prefix)
        if let refusal = format.refusal { throw ImportError("\(path): \(refusal.message)", hint: refusal.hint) }
        var export: RecognisedExport
        var headers: [String]
        if format.jsonShape != nil, let shape = JSONShape(recognising: prefix) {
            let finding = try JSONOpening(path: path, mapping: mapping).look(shape)
            headers = finding.headers
            export = RecognisedExport(
                path: path, container: .json(finding.shape), mapping: Mapping(entity: .bookings, name: ""))
            export.notes = finding.notes
        } else {
            do throws(TabularError) {
                let dialect = dialect(of: format)
                let reader = try CSVReader(FileSource(path: path), dialect: dialect)
                headers = mapping?.headerNames ?? reader.header
                export = RecognisedExport(
                    path: path, container: .csv(dialect), mapping: Mapping(entity: .bookings, name: ""))
            } catch {
                throw ImportError("\(path): \(error.message)", hint: error.hint)
            }
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
                headers = try JSONOpening(path: path, mapping: known).look(shape).headers
            }
        } else {
            if let recognised = EntityRecognition.mapping(for: headers) {
                export.template = recognised
            } else {
                if MappingCheck.isHeaderless(headers) { throw MappingCheck.unrecognised(path: path, headers: headers) }
                export.refusal = MappingCheck.unrecognised(path: path, headers: headers)
                export.template = EntityRecognition.mapping(for: headers, as: .bookings)
                export.template.name = "not recognised"
            }
        }
        export.mapping = export.template.resolved(for: headers)
        export.headers = headers
        export.size = try? FileSource(path: path).size
        export.dateOrder = dateOrder ?? export.mapping.dateOrder
        export.columns = try ColumnConventionsDecision(export: export, given: dateOrder).decide()
        return .export(export)
    }

    private func dialect(of format: TabularFormat) -> CSVDialect {
        var dialect = CSVDialect()
        if case .csv(let recognised) = format { dialect = recognised }
        if let delimiter = mapping?.delimiter { dialect.delimiter = delimiter }
        if dialect.delimiter == .blanks { dialect.quote = nil }
        dialect.hasHeader = mapping?.headerNames == nil
        return dialect
    }

    private static func prefix(of path: String) throws(ImportError) -> [UInt8] {
        var bytes: [UInt8] = []
        do throws(TabularError) {
            var source = try FileSource(path: path)
            while bytes.count < 1 << 16, try source.read(into: &bytes, atMost: 1 << 16) > 0 {}
        } catch {
            throw ImportError("\(path): \(error.message)", hint: error.hint)
        }
        return bytes
    }
}
