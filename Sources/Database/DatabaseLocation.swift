/// Where a database lies: what `--database` and `DATABASE_URL` say.
public enum DatabaseLocation: Sendable, Equatable, CustomStringConvertible {
    /// A SQLite file.
    case sqlite(path: String)
    /// A libpq connection string or URL, as given.
    case postgresql(connection: String)

    /// Reads a path, `sqlite:PATH`, a `postgresql://` URL or a libpq connection string (`host=… dbname=…`).
    ///
    /// Whatever begins with a word and `=` is a connection string, be the word known or not: a path is said, and a
    /// connection string may hold a password. A path that begins so is written `./PATH` or `sqlite:PATH`.
    public init(_ text: String) {
        let start = text.drop(while: \.isWhitespace)
        if text.hasPrefix("sqlite:") {
            let path = text.dropFirst("sqlite:".count)
            self = .sqlite(path: path.hasPrefix("//") ? String(path.dropFirst(2)) : String(path))
        } else if let url = DatabaseLocation.url(start) {
            self = .postgresql(connection: url)
        } else if DatabaseLocation.beginsWithKeyword(start) {
            self = .postgresql(connection: String(start))
        } else {
            self = .sqlite(path: text)
        }
    }

    /// A URL of a server with its scheme as libpq wants it, or nil.
    private static func url(_ text: Substring) -> String? {
        guard let end = text.firstRange(of: "://") else { return nil }
        let scheme = text[..<end.lowerBound].lowercased()
        guard scheme == "postgresql" || scheme == "postgres" else { return nil }
        return scheme + text[end.lowerBound...]
    }

    /// Whether a text begins with a word and `=`, with or without blanks between them.
    private static func beginsWithKeyword(_ text: Substring) -> Bool {
        let word = text.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
        return !word.isEmpty && text[word.endIndex...].drop(while: \.isWhitespace).first == "="
    }

    /// The path of a SQLite file; for a server no more than its kind, because a connection string may hold a password.
    public var description: String {
        switch self {
        case .sqlite(let path): path
        case .postgresql: "a PostgreSQL server"
        }
    }
}
