import Database
import DatabaseTestSupport
import Testing

@testable import Importing

/// Dates and times of day in columns of their own.
@Suite(.onEveryEngine) struct ClockColumnsTests {
    private func load(_ lines: [String]) throws -> (workshop: ImportWorkshop, rejected: Int) {
        let workshop = try ImportWorkshop()
        let outcome = try workshop.load([("a.csv", lines.joined(separator: "\n") + "\n")])
        return (workshop, outcome.files.reduce(0) { $0 + $1.rejectedCount })
    }

    private static let moments = """
        SELECT s.starts_at, s.ends_at FROM bookings b LEFT JOIN course_sessions s ON s.id = b.session_id
        ORDER BY b.booking_reference
        """
    /// 2024-03-14, 00:00 in London.
    private static let day = 1_710_374_400_000_000 as Int64

    private static func isClock(_ value: String) -> Bool { MomentParser.isClock(Array(value.utf8).span) }

    private static func hours(_ hours: Double) -> Int64 { day + Int64(hours * 3_600_000_000) }

    @Test(arguments: [
        "Booking code,Service,Start date,Start time,End time,Client email,Record date,Price",
        // The time first, and only the date is called like the field.
        "Booking code,Service,Start time,Start date,End time,Client email,Record date,Price",
    ])
    func `A date, its time, and an end on the same day`(_ header: String) throws {
        let isTimeFirst = header.contains("Start time,Start date")
        let rows = [("B-1", "14-03-2024", "9:30 am", "1:00 pm"), ("B-2", "15-03-2024", "", "")].map { row in
            let start = isTimeFirst ? "\(row.2),\(row.1)" : "\(row.1),\(row.2)"
            return "\(row.0),Yoga,\(start),\(row.3),mia@example.com,2024-03-01,10.00"
        }
        let (workshop, rejected) = try load([header] + rows)
        #expect(rejected == 0)
        #expect(
            try workshop.rows(Self.moments) == [
                [.integer(Self.hours(9.5)), .integer(Self.hours(13))],
                // Without a time the day alone is known, of the end as well.
                [.integer(Self.hours(24)), .integer(Self.hours(24))],
            ])
        // What is put together can no longer be told apart, so the cells are kept.
        let extra = try workshop.texts("SELECT extra FROM bookings ORDER BY booking_reference").first?.first ?? nil
        #expect(extra?.contains("9:30 am") == true && extra?.contains("1:00 pm") == true, "\(extra ?? "nothing")")
    }

    @Test func `The time of an order, which is called like its date`() throws {
        let (workshop, rejected) = try load([
            "Order number,Order date,Order time,Buyer name,Buyer email,Order total",
            "1,2024-03-14,10:00:30,Mia Nox,mia@example.com,12.00", "2,2024-03-14,,Tom Ure,tom@example.com,12.00",
        ])
        #expect(rejected == 0)
        #expect(
            try workshop.rows("SELECT created_at FROM bookings ORDER BY booking_reference")
                == [[.integer(Self.hours(10) + 30_000_000)], [.integer(Self.day)]])
    }

    @Test(arguments: [
        ("Course,Course Date,Time", "14:30"), ("Course,Course Date,Time", "14h30"),
        ("Formation,Date de début,Heure de début", "14h30"),
    ])
    func `A time alone is when the session starts`(_ header: String, _ time: String) throws {
        let (workshop, rejected) = try load([
            "Booking code,Booked on,First name,Last name,Email,\(header),Price",
            "B-1,2024-03-01,Mia,Nox,mia@example.com,Yoga,14-03-2024,\(time),12.00",
        ])
        #expect(rejected == 0)
        #expect(try workshop.rows(Self.moments) == [[.integer(Self.hours(14.5)), .null]])
    }

    @Test func `Times of no known day are kept as they are, and reject no row`() throws {
        let (workshop, rejected) = try load([
            "Booking ref,Name,Email,Event,Start time,End time,Total,Booked on",
            "B-1,Mia Nox,mia@example.com,Yoga,9:00,10:00,12.00,2024-03-14",
        ])
        #expect(rejected == 0)
        #expect(try workshop.rows(Self.moments) == [[.null, .null]])
        let extra = try workshop.texts("SELECT extra FROM bookings").first?.first ?? nil
        #expect(extra?.contains("\"9:00\"") == true && extra?.contains("\"10:00\"") == true, "\(extra ?? "nothing")")
    }

    @Test func `A column of starts with the day in it is read as it is`() throws {
        let (workshop, rejected) = try load([
            "Booking ref,Name,Email,Event,Start time,End time,Total,Booked on",
            "B-1,Mia Nox,mia@example.com,Yoga,2024-03-14 09:00,2024-03-14 10:00,12.00,2024-03-01",
        ])
        #expect(rejected == 0)
        #expect(try workshop.rows(Self.moments) == [[.integer(Self.hours(9)), .integer(Self.hours(10))]])
    }

    @Test(arguments: [
        ("18.30 Uhr", 18.5), ("18 Uhr", 18), ("18h", 18), ("18:30 Uhr", 18.5), ("18.30", 18.5), ("18h30", 18.5),
        ("18 – 20 Uhr", 18), ("18:30 uur", 18.5), ("6.30 pm", 18.5),
    ])
    func `A time of day is one, however it is written`(_ time: String, _ hour: Double) throws {
        #expect(Self.isClock(time))
        let (workshop, rejected) = try load([
            "Buchungsnummer;Gebucht am;Name;Kurs;Kursdatum;Uhrzeit;Betrag",
            "B-1;1.3.2024;Mia Nox;Yoga;14.3.2024;\(time);12,00",
        ])
        #expect(rejected == 0)
        #expect(try workshop.rows(Self.moments) == [[.integer(Self.hours(hour)), .null]])
    }

    @Test(arguments: ["18", "12.50 £", "14.3.2024", "1.234", "10-12", "5 km", "24:30", "2024", "3 April", "h"])
    func `Other values are no times of day`(_ value: String) {
        #expect(!Self.isClock(value))
    }

    @Test(arguments: [
        ("Booking ref,Course,Date,Start time,End time,Name,Total", "14:30,16:00", 14.5),
        ("Booking ref,Course,Date,End time,Start time,Name,Total", "16 h,14h30", 14.5),
        ("Buchungsnummer,Kurs,Datum,Uhrzeit von,Uhrzeit bis,Name,Betrag", "14.30 Uhr,16 Uhr", 14.5),
        ("N° de réservation,Cours,Date,Heure de début,Heure de fin,Nom,Montant", "14h30,16h", 14.5),
        ("Número de reserva,Curso,Fecha,Hora de inicio,Hora de fin,Nombre,Importe", "14:30,16:00", 14.5),
        ("Boekingsnummer,Cursus,Datum,Begintijd,Eindtijd,Naam,Bedrag", "14:30 uur,16 uur", 14.5),
        ("Codice prenotazione,Corso,Data,Ora inizio,Ora fine,Nominativo,Importo", "14:30,16:00", 14.5),
        ("Booking ref,Course,Date,From,To,Name,Total", "14:30,16:00", 14.5),
        // Of an end alone the day is known.
        ("Booking ref,Course,Date,End time,,Name,Total", "16:00,", 0),
        ("N° de réservation,Cours,Date,Heure de fin,,Nom,Montant", "16h00,", 0),
    ])
    func `Times beside a lone date are those of the session, on that date`(
        _ header: String, _ times: String, _ start: Double
    ) throws {
        let (workshop, rejected) = try load([header, "B-1,Yoga,14.03.2024,\(times),Mia Nox,12.00"])
        #expect(rejected == 0)
        #expect(try workshop.rows(Self.moments) == [[.integer(Self.hours(start)), .integer(Self.hours(16))]])
    }

    @Test func `They are so, too, where another column does not hold what its name says`() throws {
        let (workshop, rejected) = try load([
            "N° de réservation,Cours,Date,Heure de fin,Tarif,Nom,Montant",
            "B-1,Yoga,14.03.2024,16h,Plein tarif,Mia Nox,12.00",
        ])
        #expect(rejected == 0)
        #expect(try workshop.rows(Self.moments) == [[.integer(Self.day), .integer(Self.hours(16))]])
    }

    @Test func `A date of booking gives a time of another day no date`() throws {
        let (workshop, rejected) = try load([
            "Booking ref,Course,Booked on,End time,Name,Total", "B-1,Yoga,14.03.2024,16:00,Mia Nox,12.00",
        ])
        #expect(rejected == 0)
        #expect(try workshop.rows(Self.moments) == [[.null, .null]])
        #expect(try workshop.rows("SELECT created_at FROM bookings") == [[.integer(Self.day)]])
    }
}
