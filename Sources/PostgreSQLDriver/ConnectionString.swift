internal import CPostgreSQL
internal import Database

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// A libpq connection string or URL, and what of it must never be said.
struct ConnectionString {
    let text: String
    /// Passwords, and whatever might be a piece of one where the string is not written as it should be.
    private let secrets: [String]

    /// Reads it as libpq does. Throws `.cannotOpen` where that is not possible, or a password would be read as something
    /// else and said.
    init(_ text: String) throws(DatabaseError) {
        self.text = text
        let advice = "or leave the password out and keep it in ~/.pgpass"
        let pq = try LibPQ.functions().pointee
        guard let options = pq.PQconninfoParse(text, nil) else {
            // libpq quotes what it cannot read, and that may be the password.
            throw DatabaseError(
                .cannotOpen, "the connection string of the PostgreSQL server cannot be read",
                hint: """
                    write postgresql://USER@HOST:PORT/DATABASE, or host=… dbname=… user=…; \(advice); a SQLite file whose \
                    name reads so is written ./FILE
                    """)
        }
        defer { pq.PQconninfoFree(options) }
        var secrets: [String] = []
        var place = options
        while let keyword = place.pointee.keyword {
            if let value = place.pointee.val, String(cString: keyword).lowercased().contains("password") {
                secrets.append(String(cString: value))
            }
            place += 1
        }
        // user:password@ with an @, / or : within reads as another host or port, so every piece of it counts as secret.
        if let start = text.firstRange(of: "://"), let last = text.lastIndex(of: "@"), last > start.upperBound {
            let login = text[start.upperBound..<last]
            if let colon = login.firstIndex(of: ":") {
                let password = login[login.index(after: colon)...]
                guard !password.contains(where: { "@/:?#".contains($0) }) else {
                    throw DatabaseError(
                        .cannotOpen, "the password in the URL of the PostgreSQL server has a character that ends it",
                        hint: "write %40 for @, %2F for /, %3A for :, %3F for ? and %23 for #; \(advice)"
                    )
                }
                secrets.append(String(password))
            }
        }
        self.secrets = secrets.filter { !$0.isEmpty }
    }

    /// The keywords and values to connect with; later ones override earlier ones, and the string those before it.
    func parameters(applicationName: String) -> [(String, String)] {
        // A value given here would hide that of the environment.
        let timeout = getenv("PGCONNECT_TIMEOUT") == nil ? [("connect_timeout", "15")] : []
        return timeout + [("dbname", text), ("client_encoding", "UTF8"), ("application_name", applicationName)]
    }

    /// A message with every secret taken out.
    func censored(_ message: String) -> String {
        secrets.reduce(message) { text, secret in
            // A short password is part of ordinary words: then only quoted pieces can be it.
            secret.utf8.count > 3
                ? text.replacing(secret, with: "…") : text.replacing("\"\(secret)\"", with: "\"…\"")
        }
    }
}
