/// Where a database lies: what `--database` and `DATABASE_URL` say.
public enum DatabaseLocation: Sendable, Equatable, CustomStringConvertible {
    /// A SQLite file.
    case sqlite(path: String)
    /// A libpq connection string or URL, as given.
    case postgresql(connection: String)

    /// Reads a path, `sqlite:PATH`, a `postgresql://` URL or a libpq connection string (`host=… dbname=…`).
    public init(_ text: String) {
        if text.hasPrefix("sqlite:") {
            let path = text.dropFirst("sqlite:".count)
            self = .sqlite(path: path.hasPrefix("//") ? String(path.dropFirst(2)) : String(path))
        } else if text.hasPrefix("postgres://") || text.hasPrefix("postgresql://") {
            self = .postgresql(connection: text)
        } else if DatabaseLocation.connectionKeywords.contains(where: { text.hasPrefix($0 + "=") }) {
            self = .postgresql(connection: text)
        } else {
            self = .sqlite(path: text)
        }
    }

    private static let connectionKeywords = [
        "host", "hostaddr", "dbname", "service", "user", "port", "passfile", "sslmode", "application_name", "options",
        "connect_timeout", "password",
    ]

    /// The path of a SQLite file; for a server no more than its kind, because a connection string may hold a password.
    public var description: String {
        switch self {
        case .sqlite(let path): path
        case .postgresql: "a PostgreSQL server"
        }
    }
}
