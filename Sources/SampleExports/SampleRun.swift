/// One run of the writer: the made-up world and the files that are being written.
struct SampleRun {
    private let names = Names()
    private let places = Places()
    private let courses = Courses()
    private let seed: UInt64
    private let split: Split
    private let sessions: Sessions
    private var exports: [ExportFile]
    private let courseFile: OutputFile
    private let sessionFile: OutputFile
    private let truthFile: OutputFile

    init(_ options: SampleOptions, directory: String) throws(SampleError) {
        seed = options.seed
        split = Split(rows: options.bookings, shapes: options.shapes)
        sessions = Sessions(
            count: max(1, split.bookings / Rates.bookingsPerSession), seed: seed, courses: courses, places: places)
        exports = []
        for part in split.parts { exports.append(try ExportFile(part, in: directory)) }
        courseFile = try OutputFile("courses.csv", in: directory, rowEnd: "\n")
        sessionFile = try OutputFile("sessions.csv", in: directory, rowEnd: "\n")
        truthFile = try OutputFile("truth.csv", in: directory, rowEnd: "\n")
    }

    mutating func write() throws(SampleError) -> SampleFigures {
        try writeCatalogue()
        let population = try writeBookings()
        for place in exports.indices { try exports[place].finish() }
        let files = exports.map(\.file) + [courseFile, sessionFile, truthFile]
        for file in files { try file.flush() }
        for file in files { try file.publish() }
        return SampleFigures(
            files: files.map { SampleFigures.File(name: $0.name, rows: $0.rows, bytes: $0.bytes) },
            bookings: split.bookings, repeatedRows: split.repeats, overlappingRows: split.overlaps,
            people: population.people, companies: population.companies.all.count, sessions: sessions.all.count)
    }

    private func writeCatalogue() throws(SampleError) {
        var row: Bytes = []
        courseFile.write(CatalogueRows.courseHeader)
        courseFile.write("\n")
        for course in courses.all {
            CatalogueRows.append(course, to: &row)
            try courseFile.write(row: row)
            row.removeAll(keepingCapacity: true)
        }
        sessionFile.write(CatalogueRows.sessionHeader)
        sessionFile.write("\n")
        for (number, session) in sessions.all.enumerated() {
            CatalogueRows.append(session, number: number, courses.all[session.course], places, to: &row)
            try sessionFile.write(row: row)
            row.removeAll(keepingCapacity: true)
        }
    }

    private mutating func writeBookings() throws(SampleError) -> Population {
        let typist = Typist(seed: seed, names: names, places: places, courses: courses.all.count)
        var maker = BookingMaker(
            count: split.bookings, seed: seed, names: names, sessions: sessions, wholeMinutesBefore: split.byOffice)
        var typing = SplitMix64(seed: seed, kind: 5, number: 0)
        var repeating = Repeating(rows: split.repeats, of: split.bookings, seed: seed)
        var contact = Contact()
        var row: Bytes = []
        truthFile.write("booking_reference,person\n")
        for index in 0..<split.bookings {
            let booking = maker.booking(index) { typist.person($0).course }
            typist.type(booking.booker, organiser: booking.organiser, on: booking.day, into: &contact, &typing)
            var isToRepeat = repeating.takesNext()
            for place in exports.indices where exports[place].part.bookings.contains(index) {
                let session = sessions.all[booking.session]
                try exports[place].write(
                    booking, contact, session, courses.all[session.course], index: index, repeated: isToRepeat)
                // A booking in two exports comes twice in the first of them only.
                isToRepeat = false
            }
            row.removeAll(keepingCapacity: true)
            row.append(reference: index)
            row.append(UInt8(ascii: ","))
            row.append(person: booking.booker.number)
            try truthFile.write(row: row)
        }
        return maker.population
    }
}
