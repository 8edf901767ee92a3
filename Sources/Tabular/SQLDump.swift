/// Recognises the text that `mysqldump`, `pg_dump`, `.dump` of sqlite3 and phpMyAdmin write: comments, and then a statement.
enum SQLDump {
    /// How statements begin that hardly a line of a table begins with.
    private static let statements = [
        "insert into ", "create table ", "create database ", "create schema ", "drop table ", "start transaction;",
        "begin transaction;", "begin;", "lock tables ",
    ]
    /// Those that a table's first column may be called like: they are statements where they are the whole line.
    private static let settings = ["set ", "pragma ", "use ", "alter "]

    /// Whether the text, from its first letter, is a dump.
    static func isOne(_ text: ArraySlice<UInt8>) -> Bool {
        for line in text.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
            let words = String(decoding: line.prefix(200), as: UTF8.self).lowercased()
            if words.hasPrefix("--") || words.hasPrefix("#") && words.contains("sql") { continue }
            if words.hasPrefix("/*!") || words.allSatisfy(\.isWhitespace) { continue }
            if statements.contains(where: words.hasPrefix) { return true }
            return settings.contains(where: words.hasPrefix) && words.firstIndex(of: ";") == words.indices.last
        }
        return false
    }
}
