import BookingModel
import Foundation
import Tabular
import Yams

/// Reads a mapping file: YAML that says how an export's columns become our fields.
///
///     entity: bookings
///     name: Riverside swimming
///     format: {delimiter: ";", missing: [n.a.]}
///     columns:
///       booking_reference: Buchungsnummer
///       created_at: {join: [Jahr, Monat, Tag], separator: "-", date_format: yyyy-M-d}
///       status: {column: Status, values: {storniert: cancelled}}
public struct MappingFile {
    private let path: String

    /// The mapping in the file at `path`; an error names the line and column of what is not understood.
    public static func read(_ path: String) throws(ImportError) -> Mapping {
        guard let data = FileManager.default.contents(atPath: path), let text = String(data: data, encoding: .utf8)
        else {
            throw ImportError("\(path): the mapping file cannot be read", hint: "name a YAML file with --mapping")
        }
        return try MappingFile(path: path).parse(text)
    }

    /// The mapping in `text`; `path` names it in errors.
    public static func parse(_ text: String, path: String) throws(ImportError) -> Mapping {
        try MappingFile(path: path).parse(text)
    }

    private func parse(_ text: String) throws(ImportError) -> Mapping {
        let root: Node
        do {
            guard let node = try Yams.compose(yaml: text) else {
                throw ImportError("\(path): the mapping file is empty", hint: "give it an entity: and columns:")
            }
            root = node
        } catch let error as ImportError {
            throw error
        } catch {
            throw ImportError(
                "\(path): not YAML: \(MappingFile.place(of: error))", hint: "check the indentation and the quotes there"
            )
        }
        let keys = [
            "entity", "name", "source_system", "format", "columns", "date_order", "recognise", "vendor", "basis",
            "notes",
            "other_columns", "unread",
        ]
        let map = try entries(root, "the mapping", known: keys)
        guard let entityNode = map["entity"] else {
            throw ImportError("\(path): the mapping names no entity", hint: "add entity: bookings")
        }
        let entity = try word(entityNode, "entity", of: Entity.self)
        var mapping = Mapping(entity: entity, name: PathName.stem(of: path))
        if let node = map["name"] { mapping.name = try scalar(node, "name") }
        if let node = map["source_system"] { mapping.sourceSystem = try system(node) }
        if let node = map["date_order"] { mapping.dateOrder = try word(node, "date_order", of: DateOrder.self) }
        if let node = map["format"] { try readFormat(node, into: &mapping) }
        try readRecognition(map, into: &mapping)
        guard let columns = map["columns"] else {
            throw ImportError("\(path): the mapping names no columns", hint: "add columns: with a line for each field")
        }
        let fields = ImportField.fields(of: entity)
        // Nothing but comments below it: a file that --write-mapping wrote and nobody has changed yet.
        let entries = columns.scalar?.string.isEmpty == true ? [] : try pairs(columns, "columns")
        for (name, node) in entries {
            guard let field = fields.first(where: { $0.rawValue == name }) else {
                throw unknown(name, node, "field of \(entity.rawValue)", among: fields.map(\.rawValue))
            }
            mapping.rules[field] = try rule(node, field)
        }
        return mapping
    }

    /// The name of a source system: any but that of the desk's own records.
    private func system(_ node: Node) throws(ImportError) -> String {
        let name = try scalar(node, "source_system")
        guard name != SourceSystem.desk else {
            throw error(
                node, "source_system cannot be \(name): records made at the desk have that name",
                hint: "take another name, such as front-desk")
        }
        return name
    }

    private static let formatKeys = [
        "delimiter", "header", "missing", "encoding", "quote", "escape", "header_line", "records",
        "date_system",
    ]

    private func readFormat(_ node: Node, into mapping: inout Mapping) throws(ImportError) {
        let map = try entries(node, "format", known: MappingFile.formatKeys)
        if let node = map["delimiter"] {
            mapping.delimiter = try setting(node, "delimiter", FormatWords.delimiter)
        }
        if let node = map["quote"] { mapping.settings.quote = try setting(node, "quote", FormatWords.quote) }
        if let node = map["escape"] { mapping.settings.escape = try setting(node, "escape", FormatWords.escape) }
        if let node = map["encoding"] { mapping.encoding = try setting(node, "encoding", FormatWords.encoding) }
        if let node = map["header_line"] {
            mapping.settings.headerLine = try setting(node, "header_line", FormatWords.headerLine)
        }
        if let node = map["header"] {
            if node.sequence != nil {
                mapping.headerNames = try list(node, "header")
            } else if try scalar(node, "header") != "true" {
                throw error(
                    node, "header is true, or the list of the columns' names", hint: "write header: [date, amount]")
            }
        }
        if let node = map["date_system"] { mapping.dateSystem = try word(node, "date_system", of: DateSystem.self) }
        if let node = map["records"] { mapping.recordsPath = JSONShape.path(try scalar(node, "records")) }
        if let node = map["missing"] { mapping.missing = Set(try list(node, "missing")) }
    }

    private func setting<Value>(_ node: Node, _ name: String, _ words: FormatWords<Value>) throws(ImportError) -> Value
    {
        guard let value = words.value(try scalar(node, name)) else {
            throw error(node, "\(name) is \(words.allowed)", hint: "write for instance \(name): \(words.example)")
        }
        return value
    }

    // MARK: - YAML nodes

    func scalar(_ node: Node, _ name: String) throws(ImportError) -> String {
        guard let scalar = node.scalar else { throw error(node, "\(name) is one value", hint: "write \(name): VALUE") }
        return scalar.string
    }

    func list(_ node: Node, _ name: String) throws(ImportError) -> [String] {
        guard let sequence = node.sequence else { return [try scalar(node, name)] }
        var result: [String] = []
        for node in sequence { result.append(try scalar(node, name)) }
        return result
    }

    func pairs(_ node: Node, _ name: String) throws(ImportError) -> [(String, Node)] {
        guard let map = node.mapping else {
            throw error(node, "\(name) is a list of names with values", hint: "write name: value, one a line")
        }
        var result: [(String, Node)] = []
        for (key, value) in map { result.append((try scalar(key, name), value)) }
        return result
    }

    func entries(_ node: Node, _ name: String, known: [String]) throws(ImportError) -> [String: Node] {
        var result: [String: Node] = [:]
        for (key, value) in try pairs(node, name) {
            guard known.contains(key) else { throw unknown(key, value, "setting of \(name)", among: known) }
            result[key] = value
        }
        return result
    }

    func word<Word: RawRepresentable & CaseIterable>(_ node: Node, _ name: String, of _: Word.Type)
        throws(ImportError) -> Word where Word.RawValue == String
    {
        let text = try scalar(node, name)
        guard let word = Word(rawValue: text) else {
            throw unknown(text, node, name, among: Word.allCases.map(\.rawValue))
        }
        return word
    }

    func unknown(_ word: String, _ node: Node, _ what: String, among known: [String]) -> ImportError {
        let near = Spelling.nearest(to: word, among: known).map { "did you mean \($0)?" }
        return error(node, "“\(word)” is no \(what)", hint: near ?? "known are: " + known.joined(separator: ", "))
    }

    func error(_ node: Node, _ message: String, hint: String) -> ImportError {
        let place = node.mark.map { ":\($0.line):\($0.column)" } ?? ""
        return ImportError("\(path)\(place): \(message)", hint: hint)
    }

    private static func place(of error: any Error) -> String {
        guard let error = error as? YamlError else { return "unreadable" }
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            return "line \(mark.line), column \(mark.column): \(problem)"
        default: return "unreadable"
        }
    }
}
