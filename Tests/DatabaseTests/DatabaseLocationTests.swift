import Database
import Testing

@Suite struct DatabaseLocationTests {
    @Test(arguments: [
        ("bookings.sqlite", "bookings.sqlite"), ("sqlite:a/b.db", "a/b.db"), ("sqlite:///srv/b.db", "/srv/b.db"),
        ("/srv/postgres/b.db", "/srv/postgres/b.db"), ("sqlite:hosts=1.db", "hosts=1.db"),
        ("./hosts=1.db", "./hosts=1.db"), ("data/a=1.db", "data/a=1.db"), ("a b.db", "a b.db"), ("=.db", "=.db"),
    ])
    func `A path, with or without its engine`(_ text: String, _ path: String) {
        #expect(DatabaseLocation(text) == .sqlite(path: path))
        #expect(DatabaseLocation(text).description == path)
    }

    @Test(arguments: [
        "postgresql://ada:secret@db.example.com/bookings", "postgres://localhost",
        "host=db.example.com password=secret",
        "service=bookings", "dbname=bookings", "sslmode = require host=db.example.com password=secret",
        "target_session_attrs=any password=secret", "pasword\t=\tsecret host=db", "hosts=1.db",
    ])
    func `A server, whose password is never shown`(_ text: String) {
        #expect(DatabaseLocation(text) == .postgresql(connection: text))
        #expect(DatabaseLocation(text).description == "a PostgreSQL server")
    }

    @Test(arguments: [
        ("  host=db", "host=db"), (" PostgreSQL://ada:secret@db/b", "postgresql://ada:secret@db/b"),
    ])
    func `A server however it is written`(_ text: String, _ connection: String) {
        #expect(DatabaseLocation(text) == .postgresql(connection: connection))
    }
}
