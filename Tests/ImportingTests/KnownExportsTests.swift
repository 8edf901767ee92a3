import EmbeddedFiles
import Testing

@testable import Importing

@Suite struct KnownExportsTests {
    @Test func `Every profile is read, and lies in a file of its name`() throws {
        let paths = EmbeddedFiles.paths.filter { $0.hasPrefix(KnownExports.folder) }
        #expect(KnownExports.profiles.count == paths.count && paths.count >= 40)
        for path in paths {
            let profile = try MappingFile.parse(EmbeddedFiles.contents(of: path) ?? "", path: path)
            let file = path.dropFirst(KnownExports.folder.count).dropLast(".yaml".count)
            #expect(HeaderSynonyms.key(file) == HeaderSynonyms.key(profile.name), "\(path)")
            #expect(profile.recognisedBy?.isEmpty == false && profile.basis != nil, "\(path)")
            #expect(KnownExports.profile(named: profile.name)?.name == profile.name)
        }
        #expect(Set(KnownExports.profiles.map { HeaderSynonyms.key($0.name) }).count == paths.count)
    }

    @Test(arguments: KnownExports.profiles)
    func `The headers that a profile asks for are enough to be taken for it`(_ profile: Mapping) throws {
        let headers = try #require(profile.recognisedBy)
        #expect(KnownExports.recognise(headers)?.name == profile.name)
        #expect(KnownExports.recognise(headers.reversed().map { $0.uppercased() })?.name == profile.name)
        // And all of them are needed: without one it is another's file, or nobody's.
        for index in headers.indices {
            var fewer = headers
            fewer.remove(at: index)
            #expect(KnownExports.recognise(fewer)?.name != profile.name, "without \(headers[index])")
        }
    }

    @Test(arguments: KnownExports.profiles)
    func `A profile reads what its entity needs from the headers that it asks for, or from others that it knows`(
        _ profile: Mapping
    ) throws {
        let columns = profile.rules.values.flatMap(\.columns)
        let resolved = profile.resolved(for: (profile.recognisedBy ?? []) + columns)
        for choice in ImportField.required(of: profile.entity) {
            #expect(choice.contains { resolved.rules[$0] != nil }, "\(profile.name) lacks \(choice)")
        }
    }

    @Test func `Of two profiles that fit, the one that asks for more headers is taken, in any order of columns`() throws
    {
        let small = try #require(KnownExports.profile(named: "Eventbrite orders")?.recognisedBy)
        let large = try #require(KnownExports.profile(named: "Eventbrite attendees 2025")?.recognisedBy)
        let both = large + small.filter { !large.contains($0) }
        #expect(KnownExports.recognise(both)?.name == "Eventbrite attendees 2025")
        #expect(KnownExports.recognise(both.reversed())?.name == "Eventbrite attendees 2025")
    }

    @Test func `A rule whose columns a file lacks says nothing, and the file's own spelling is read`() throws {
        let profile = try MappingFile.parse(
            """
            entity: bookings
            recognise: {headers: [Ref]}
            columns:
              booking_reference: Ref
              created_at: {join: [Day, Time]}
              status: {first_of: [{constant: no-show, when: {column: Came, is: ["no"]}}, State, {column: Stand, values: {weg: cancelled}}]}
              phone: {first_of: [Mobile, Telephone]}
              email: Mail
              final_amount: {product: [Rate, [Nights]]}
            """, path: "m.yaml")
        let resolved = profile.resolved(for: ["ref.", "DAY", "time", "Stand", "Rate", "telephone"])
        var stand = FieldRule(column: "Stand")
        stand.values = ["weg": "cancelled"]
        #expect(
            resolved.rules == [
                .bookingReference: FieldRule(column: "ref."),
                .createdAt: FieldRule(.join(["DAY", "time"], separator: " ")),
                .status: stand, .phone: FieldRule(column: "telephone"),
            ])
    }

    @Test func `What a booking says of a session that it does not name is kept with it`() throws {
        let headers = ["Order ID", "Order Date", "Email", "Total", "Course", "Course Code", "Venue"]
        let mapping = try #require(EntityRecognition.mapping(for: headers)).resolved(for: headers)
        #expect(mapping.rules[.courseCode] == nil && mapping.rules[.courseTitle] == nil && mapping.rules[.venue] == nil)
        let dated = headers + ["Session Date"]
        let whole = try #require(EntityRecognition.mapping(for: dated)).resolved(for: dated)
        #expect(whole.rules[.courseCode] != nil && whole.rules[.venue] != nil)
    }

    @Test(arguments: [
        ("Zoë Müller-07700 900123", "Aaa Aaaaaa-99999 999999"), ("£1,234.50 (VAT)", "£9,999.99 (AAA)"),
        ("a\n\n  b", "a a"), ("\u{1F600}\u{200B}", "??"), ("", ""),
        ("ada.fenwick@example.com, ben@example.com", "aaa.aaaaaaa@aaaaaaa.aaa,…"),
    ])
    func `A masked value shows its form and nothing else`(_ value: String, _ masked: String) {
        #expect(MaskedValue(value).text == masked)
    }

    @Test func `Any text can be written into a mapping file and read again`() throws {
        for text in [
            "a: b", "- x", "#", "\"q\" \\ 'r'", "yes", "~", "tab\tnl\nnel\u{85}bom\u{FEFF}ls\u{2028}", " pad ", "Größe",
        ] {
            let yaml = "entity: bookings\ncolumns: {created_at: \(MappingText.quoted(text))}\n"
            #expect(try MappingFile.parse(yaml, path: "m.yaml").rules[.createdAt] == FieldRule(column: text))
        }
    }
}
