internal import CPostgreSQL
internal import Database

/// What the server refused, as one of our errors: with SQLSTATE, detail and hint, and without any value.
struct ServerError {
    private let state: String
    private let primary: String
    private let detail: String?
    private let hint: String?
    private let names: [String]

    init(_ result: OpaquePointer, _ pq: LibPQFunctions) {
        func field(_ letter: Character) -> String? {
            guard let ascii = letter.asciiValue, let text = pq.PQresultErrorField(result, Int32(ascii)) else {
                return nil
            }
            return String(cString: text)
        }
        // The letters of the protocol: code, message, detail, hint, table, column, type, constraint.
        state = field("C") ?? ""
        primary = field("M") ?? "the server refused without a reason"
        detail = field("D")
        hint = field("H")
        names = zip(["table", "column", "type", "constraint"], ["t", "c", "d", "n"]).compactMap { kind, letter in
            field(letter.first ?? " ").map { "\(kind) \($0)" }
        }
    }

    /// Classes of errors whose messages, details and hints tell of the server and of our statements only. Of the rest
    /// a message may quote a value, and a detail may be a whole row.
    private static let safeClasses: Set<String> = [
        "08", "0A", "0B", "25", "26", "28", "2B", "3B", "3D", "3F", "40", "42", "53", "54", "55", "57", "58", "F0",
        "XX",
    ]

    private var isSafe: Bool { ServerError.safeClasses.contains(String(state.prefix(2))) }

    private var message: String {
        if isSafe { return primary }
        switch state.prefix(2) {
        // Violated constraints: the message has names only, the detail has the key.
        case "23": return primary
        case "P0", "38", "39": return "a function or trigger of the database refused"
        default:
            // "invalid input syntax for type uuid: "…"": what follows a colon or stands in quotes is the value.
            let head = primary.prefix { $0 != ":" }
            let pieces = head.split(separator: "\"", omittingEmptySubsequences: false)
            return pieces.enumerated().map { $0.offset % 2 == 0 ? String($0.element) : "…" }.joined()
        }
    }

    /// The error, with the first line of the statement that met it.
    func error(executing sql: String, engine: String = "PostgreSQL") -> DatabaseError {
        let statement = sql.split(separator: "\n").first { !$0.hasPrefix("--") } ?? ""
        var parts = ["\(engine) \(state)"]
        parts += isSafe ? [] : names
        if isSafe, let detail { parts.append(detail.replacing("\n", with: " ")) }
        parts.append("while executing: \(statement.prefix(120))")
        let text = "\(message) (\(parts.joined(separator: ", ")))"
        switch state {
        case "57014" where primary.contains("statement timeout"):
            return DatabaseError(
                .statement, text,
                hint: "allow more time, for instance with PGOPTIONS='-c statement_timeout=0', and run again")
        case "57014": return DatabaseError(.interrupted, "interrupted")
        case "55P03":
            return DatabaseError(
                .busy, text, hint: "another session holds a table; try again when it has finished, or see pg_locks")
        case "40001", "40P01", "55006":
            return DatabaseError(.busy, text, hint: hint ?? "another session got in between; run again")
        case "57P01", "57P02", "57P03", "57P05", "25P03", "08000", "08003", "08006", "08P01":
            return DatabaseError(
                .connectionLost, text, hint: "run again when the server is there; what was not committed is undone")
        case "53100", "53200", "53400", "54000", "25006", "58030":
            return DatabaseError(.cannotWrite, text, hint: hint ?? "see that the server has space and may be written")
        case "0A000":
            return DatabaseError(
                .statement, text,
                hint: (hint.map { $0 + "\n  " } ?? "")
                    + "\(engine) does not carry out this statement: use a newer version of it, or a PostgreSQL server without it"
            )
        case "42501":
            return DatabaseError(
                .cannotWrite, text,
                hint: "have an administrator grant it, or give the toolkit a schema of its own: CREATE SCHEMA …")
        default: return DatabaseError(.statement, text, hint: isSafe ? hint : nil)
        }
    }
}
