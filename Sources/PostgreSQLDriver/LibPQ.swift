internal import CPostgreSQL
internal import Database

/// libpq, loaded when a server is first spoken to.
enum LibPQ {
    /// Where the library is looked for: by its name on Linux, and where Homebrew puts it.
    private static let names = [
        "libpq.so.5", "libpq.5.dylib", "/opt/homebrew/opt/libpq/lib/libpq.5.dylib",
        "/usr/local/opt/libpq/lib/libpq.5.dylib",
    ]

    /// The functions live as long as the process; the table is written once, before anybody sees it.
    nonisolated(unsafe) private static let loaded: UnsafePointer<LibPQFunctions>? = {
        for name in names {
            guard let library = dlopen(name, RTLD_NOW | RTLD_LOCAL) else { continue }
            let table = UnsafeMutablePointer<LibPQFunctions>.allocate(capacity: 1)
            if libpq_find_functions(library, table) == nil { return UnsafePointer(table) }
            table.deallocate()
        }
        return nil
    }()

    /// The library's functions. Throws `.cannotOpen` where it is not installed, or older than version 14.
    static func functions() throws(DatabaseError) -> UnsafePointer<LibPQFunctions> {
        guard let loaded else {
            throw DatabaseError(
                .cannotOpen, "a PostgreSQL server was named, and libpq 14 or newer is not installed here",
                hint: "type: sudo apt-get install libpq5, or name a file, for instance --database bookings.sqlite")
        }
        return loaded
    }
}
