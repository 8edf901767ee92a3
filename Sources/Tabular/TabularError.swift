/// Why a file cannot be read on or written: what happened, where, and what to do next.
public struct TabularError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What happened.
    public enum Reason: Sendable, Equatable {
        /// No such file.
        case missing
        /// A folder where a file was expected.
        case isDirectory
        /// A device such as `/dev/full`, which may never end.
        case isDevice
        /// The system refuses to read it.
        case unreadable(reason: String)
        /// The system refuses to write it.
        case unwritable(reason: String)
        /// Nothing in it, not even a header.
        case empty
        /// The header line of a CSV file cannot be read.
        case header(RecordDefect.Kind)
        /// A JSON document that is broken outside any one record.
        case json(JSONDefect.Kind)
        /// A JSON document without an array of objects where one was expected.
        case noRecords(path: [String])
        /// A gzip file that ends in the middle.
        case truncatedGzip
        /// A gzip file with bytes that are not gzip, or with a checksum that differs.
        case damagedGzip
        /// The line that was told to be the header is not in the file.
        case noHeaderLine(Int)
        /// A first header cell that would need quotes in a spreadsheet's file.
        case firstHeaderNeedsQuotes
    }

    /// What happened.
    public var reason: Reason
    /// The file, where known: a reader of bytes does not know it, so the caller fills it in.
    public var path: String?
    /// Physical line, 1-based.
    public var line: Int?
    /// Byte column, 1-based.
    public var column: Int?

    /// An error at a place, as far as the place is known.
    public init(_ reason: Reason, path: String? = nil, line: Int? = nil, column: Int? = nil) {
        self.reason = reason
        self.path = path
        self.line = line
        self.column = column
    }

    /// `path:line:column: what happened`, as far as the place is known.
    public var description: String {
        var place = path ?? ""
        for number in [line, column] {
            guard let number else { break }
            place += place.isEmpty ? (path == nil ? "line \(number)" : "\(number)") : ":\(number)"
        }
        return place.isEmpty ? message : "\(place): \(message)"
    }

    /// What happened, without the place.
    public var message: String {
        switch reason {
        case .missing: "there is no such file"
        case .isDirectory: "this is a folder, not a file"
        case .isDevice: "this is a device, not a file"
        case .unreadable(let reason): "the file cannot be read: \(reason)"
        case .unwritable(let reason): "the file cannot be written: \(reason)"
        case .empty: "the file is empty"
        case .header(let kind): "the header line cannot be read: \(kind.message)"
        case .json(let kind): kind.message
        case .noRecords(let path):
            path.isEmpty
                ? "the document holds no array of objects"
                : "the document holds no array of objects at \(JSONShape.text(of: path))"
        case .truncatedGzip: "the gzip file ends in the middle"
        case .damagedGzip: "the gzip file is damaged"
        case .noHeaderLine(let line): "there is no line \(line) that could be the header"
        case .firstHeaderNeedsQuotes: "the first header cell holds a separator, a quote or a line break"
        }
    }

    /// What to do next.
    public var hint: String {
        switch reason {
        case .missing: "check the path"
        case .isDirectory: "name a file in it"
        case .isDevice: "name a file, or - for standard input"
        case .unreadable: "check the file's permissions"
        case .unwritable: "choose another output, or check the folder's permissions"
        case .empty: "export the file again"
        case .header(let kind): kind.hint
        case .json(let kind): kind.hint
        case .noRecords: "name the path of the array, or export the records as a JSON array"
        case .truncatedGzip: "it was cut off on its way: copy or export it again"
        case .damagedGzip: "copy or export it again; gzip -t says whether a copy is whole"
        case .noHeaderLine: "name the line that holds the columns' names with --header-line"
        case .firstHeaderNeedsQuotes: "rename the first column"
        }
    }
}
