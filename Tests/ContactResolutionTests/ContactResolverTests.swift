import BookingModel
import ContactNormalisation
import ContactResolution
import Database
import DatabaseTestSupport
import Testing
import TestSupport

@Suite(.onEveryEngine) struct ContactResolverTests {
    @Test("contacts with one e-mail key share a user, others do not", arguments: 0..<6 as Range<UInt64>)
    func sameEmailSameUser(seed: UInt64) throws {
        let book = try ContactBook(seed: seed)
        try book.insert(book.people(200))
        let figures = try ContactResolver().resolve(in: book.database)
        #expect(figures.contacts == 200)
        #expect(figures.byEmail + figures.byCustomerNumber + figures.byPhoneName + figures.alone == 200)
        #expect(
            try book.database.integer(
                """
                SELECT count(*) FROM (SELECT email_key FROM contacts WHERE email_key IS NOT NULL GROUP BY email_key
                HAVING count(DISTINCT user_id) > 1) AS keys
                """) == 0)
        let id = TestEngine.sql(sqlite: "hex(id)", postgresql: "CAST(id AS text)")
        #expect(
            try book.database.integer(
                """
                SELECT count(*) FROM (SELECT user_id FROM contacts GROUP BY user_id
                HAVING count(DISTINCT coalesce(email_key, customer_number, phone_key || name_key, \(id))) > 1) AS users
                """) == 0)
        #expect(try book.database.integer("SELECT count(*) FROM users") == Int64(figures.users))
        #expect(try book.foreignKeyErrors() == 0)
    }

    @Test("the order of the rows does not matter", arguments: 0..<4 as Range<UInt64>)
    func orderDoesNotMatter(seed: UInt64) throws {
        let book = try ContactBook(seed: seed)
        let people = book.people(150)
        try book.insert(people)
        try ContactResolver().resolve(in: book.database)
        let turned = try ContactBook(seed: seed)
        try turned.insert(people.reversed())
        try ContactResolver().resolve(in: turned.database)
        #expect(try book.dump() == turned.dump())
    }

    @Test("a second run writes nothing", arguments: 0..<4 as Range<UInt64>)
    func secondRun(seed: UInt64) throws {
        let book = try ContactBook(seed: seed)
        try book.insert(book.people(150))
        let first = try ContactResolver().resolve(in: book.database)
        #expect(first.usersNew == first.users)
        let before = try book.dump()
        let second = try ContactResolver().resolve(in: book.database)
        #expect(second.writes == 0)
        #expect(second.usersUnchanged == first.users)
        #expect(try book.dump() == before)
    }

    @Test("half and then the rest is the same as all at once", arguments: 0..<4 as Range<UInt64>)
    func incremental(seed: UInt64) throws {
        let whole = try ContactBook(seed: seed)
        let people = whole.people(160)
        try whole.insert(people)
        try ContactResolver().resolve(in: whole.database)
        let parts = try ContactBook(seed: seed)
        try parts.insert(Array(people[..<80]))
        try ContactResolver().resolve(in: parts.database)
        let early = try parts.userIDs()
        try parts.insert(Array(people[80...]))
        try ContactResolver().resolve(in: parts.database)
        #expect(try parts.dump() == whole.dump())
        #expect(Set(early).isSubset(of: try parts.userIDs()))
    }

    @Test("a placeholder e-mail makes no cluster of strangers")
    func placeholders() throws {
        let book = try ContactBook(seed: 1)
        try book.insert([
            .init(number: 1, first: "Ann", last: "Lee", email: "noemail@example.com", phone: "07700 900001"),
            .init(number: 2, first: "Bob", last: "Ray", email: "noemail@example.com", phone: "07700 900002"),
            .init(number: 3, first: "Null", last: "Nan", email: "n/a", phone: "00000000000"),
            .init(number: 4, first: "ANN", last: "LEE", email: nil, phone: "+44 7700 900001"),
        ])
        let figures = try ContactResolver().resolve(in: book.database)
        #expect(figures.users == 3)
        #expect(figures.placeholderEmails == 3)
        #expect(figures.placeholderPhones == 1)
        #expect(figures.byPhoneName == 3)
        #expect(figures.alone == 1)
        #expect(
            try book.database.integer("SELECT count(*) FROM users WHERE email IS NOT NULL OR phone LIKE '000%'") == 0)
        #expect(try book.database.integer("SELECT count(*) FROM users WHERE first_name = 'Null'") == 1)
    }

    @Test("customer numbers count within their system, and the guests' 0 does not")
    func customerNumbers() throws {
        let book = try ContactBook(seed: 1)
        try book.insert([
            .init(number: 1, first: "Ann", system: "web", customer: "17"),
            .init(number: 2, first: "Anne", system: "web", customer: "17"),
            .init(number: 3, first: "Bob", system: "office", customer: "17"),
            .init(number: 4, first: "Cy", system: "web", customer: "0"),
            .init(number: 5, first: "Di", system: "web", customer: "0"),
        ])
        let figures = try ContactResolver().resolve(in: book.database)
        #expect(figures.users == 4)
        #expect(figures.byCustomerNumber == 3)
    }

    @Test("the latest details survive, the fuller of two at one moment, and names travel together")
    func survivors() throws {
        let book = try ContactBook(seed: 1)
        try book.insert([
            .init(
                number: 1, first: "Ann", last: "Lee", email: "ann@example.com", phone: "07700 900001", company: "Acme",
                city: "Leeds", seen: 1),
            .init(number: 2, first: "Ann", last: "Ray", email: "ANN@example.com", city: "York", seen: 3),
            .init(number: 3, first: "A.", last: nil, email: "ann@example.com ", phone: "07700 900003", seen: 5),
            .init(number: 4, first: nil, last: nil, email: "desk@example.com", company: "Acme", seen: 2),
        ])
        try ContactResolver().resolve(in: book.database)
        let row = try book.database.text(
            """
            SELECT first_name || '|' || last_name || '|' || email || '|' || phone || '|' || company_name || '|' || city
                || '|' || kind
            FROM users WHERE last_name IS NOT NULL
            """)
        #expect(row == "Ann|Ray|ann@example.com|07700 900003|Acme|York|person")
        #expect(try book.database.integer("SELECT created_at FROM users WHERE last_name IS NOT NULL") == 1)
        #expect(try book.database.text("SELECT kind FROM users WHERE email = 'desk@example.com'") == "company")
    }

    @Test("a user keeps its id under other keys, and one that no contact made is left alone")
    func otherKeys() throws {
        let book = try ContactBook(seed: 1)
        try book.insert([.init(number: 1, first: "Ann", last: "Lee", phone: "(202) 555-0143", seen: 1)])
        try book.database.execute("INSERT INTO users (id) VALUES (\(TestEngine.literal(Identifier(high: 0, low: 0))))")
        let american = try #require(PhoneRegion(code: "US"))
        try ContactResolver(region: american).resolve(in: book.database)
        try book.database.execute(
            """
            UPDATE bookings SET user_id = (SELECT user_id FROM contacts);
            INSERT INTO payments (id, user_id, amount_minor, currency, status)
            SELECT \(TestEngine.literal(Identifier(high: 0, low: 0))), user_id, 1, 'GBP', 'paid' FROM contacts
            """)
        let figures = try ContactResolver(region: .unitedKingdom).resolve(in: book.database)
        #expect(figures.usersNew == 0)
        #expect(figures.usersDeleted == 0)
        #expect(figures.contactsChanged == 1)
        #expect(try book.foreignKeyErrors() == 0)
        #expect(try book.database.integer("SELECT count(*) FROM users") == 2)
        #expect(
            try book.database.integer(
                "SELECT count(*) FROM contacts JOIN bookings USING (user_id) JOIN payments USING (user_id)") == 1)
    }

    @Test("of two users who become one and wait for one session, one entry counts and the other repeats it")
    func abandonedWaiting() throws {
        let book = try ContactBook(seed: 1)
        try book.insert([
            .init(number: 1, first: "Ann", last: "Lee", phone: "07700 900001", seen: 1),
            .init(number: 2, first: "Ann", last: "Lee", phone: "+44 7700 900001", seen: 2),
        ])
        let american = try #require(PhoneRegion(code: "US"))
        #expect(try ContactResolver(region: american).resolve(in: book.database).users == 2)
        let session = TestEngine.literal(Identifier(high: 0xAA, low: 0))
        try book.database.execute(
            """
            INSERT INTO course_sessions (id, source_system, session_reference) VALUES (\(session), 'web', 'S1');
            INSERT INTO waiting_lists (id, session_id, user_id, position) SELECT id, \(session), user_id, row_id FROM contacts
            """)
        #expect(try ContactResolver(region: .unitedKingdom).resolve(in: book.database).usersDeleted == 1)
        let counts = """
            SELECT COUNT(*) * 100 + COUNT(DISTINCT user_id) * 10 + COUNT(repeat_of) FROM waiting_lists JOIN users
            ON users.id = user_id
            """
        #expect(try book.database.integer(counts) == 211)
        #expect(
            try book.database.integer(
                "SELECT COUNT(*) FROM waiting_lists AS w JOIN waiting_lists AS f ON f.id = w.repeat_of AND f.id <> w.id"
            )
                == 1)
        #expect(try book.foreignKeyErrors() == 0)
    }
}
