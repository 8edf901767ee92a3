import Database
import DatabaseTestSupport
import Testing

@testable import Importing

/// Sessions of courses that have no numbers: a course and its date make one.
@Suite(.onEveryEngine) struct CourseDatesTests {
    private func load(_ header: String, _ row: String) throws -> (workshop: ImportWorkshop, outcome: ImportOutcome) {
        let workshop = try ImportWorkshop()
        return (workshop, try workshop.load([("a.csv", header + "\n" + row + "\n")]))
    }

    private static let sessions = """
        SELECT c.title, s.starts_at, s.ends_at FROM bookings b JOIN course_sessions s ON s.id = b.session_id
        JOIN courses c ON c.id = s.course_id
        """
    /// 2024-03-14 and the day after, 00:00 UTC.
    private static let days = [1_710_374_400_000_000, 1_710_460_800_000_000] as [Int64]

    @Test(arguments: [
        "Booking ref,Booked on,Name,Workshop,Workshop date,Total",
        "Booking ref,Booked on,Name,Class,Date of class,Total",
        "Booking ref,Booked on,Name,Course,From,Total",
        "Buchungsnummer,Gebucht am,Name,Workshop,Datum Workshop,Betrag",
        "Buchungsnummer,Gebucht am,Name,Seminar,Termin des Seminars,Betrag",
        "Buchungsnummer,Gebucht am,Name,Workshop,Workshopbeginn,Betrag",
        "Buchungsnummer,Gebucht am,Name,Kurs,Von,Betrag",
        "Boekingsnummer,Geboekt op,Naam,Workshop,Datum workshop,Bedrag",
        "Boekingsnummer,Geboekt op,Naam,Cursus,Van,Bedrag",
        "Número de reserva,Reservado el,Nombre,Taller,Fecha del taller,Importe",
        "Número de reserva,Reservado el,Nombre,Clase,Inicio de la clase,Importe",
        "Número de reserva,Reservado el,Nombre,Curso,Desde,Importe",
        "N° de réservation,Réservé le,Nom,Stage,Date de début du stage,Montant",
        "N° de réservation,Réservé le,Nom,Formation,Du,Montant",
        "Codice prenotazione,Prenotato il,Nominativo,Laboratorio,Data del laboratorio,Importo",
        "Codice prenotazione,Prenotato il,Nominativo,Corso,Dal,Importo",
    ])
    func `A course and its date make a session`(_ header: String) throws {
        let (workshop, outcome) = try load(header, "B-1,2024-03-01,Mia Nox,Yoga,2024-03-14,12.00")
        #expect(outcome.files.first?.rejectedCount == 0)
        #expect(try workshop.rows(Self.sessions) == [[.text("Yoga"), .integer(Self.days[0]), .null]])
        #expect(!outcome.notes.contains { $0.contains("makes no sessions") }, "\(outcome.notes)")
    }

    @Test(arguments: [
        "Booking ref,Booked on,Name,Course,From,To,Total", "Booking ref,Booked on,Name,Course,From,Until,Total",
        "Buchungsnummer,Gebucht am,Name,Kurs,Von,Bis,Betrag",
        "Boekingsnummer,Geboekt op,Naam,Cursus,Van,Tot en met,Bedrag",
        "Número de reserva,Reservado el,Nombre,Curso,Desde,Hasta,Importe",
        "N° de réservation,Réservé le,Nom,Formation,Du,Au,Montant",
        "Codice prenotazione,Prenotato il,Nominativo,Corso,Dal,Al,Importo",
        "Buchungsnummer,Gebucht am,Name,Workshop,Beginn Workshop,Ende des Workshops,Betrag",
        "Número de reserva,Reservado el,Nombre,Taller,Fecha de inicio del taller,Fecha fin taller,Importe",
    ])
    func `From a day to another`(_ header: String) throws {
        let (workshop, outcome) = try load(header, "B-1,2024-03-01,Mia Nox,Yoga,2024-03-14,2024-03-15,12.00")
        #expect(outcome.files.first?.rejectedCount == 0)
        #expect(
            try workshop.rows(Self.sessions) == [[.text("Yoga"), .integer(Self.days[0]), .integer(Self.days[1])]])
    }

    @Test func `From a place to another is no time`() throws {
        let (workshop, outcome) = try load(
            "Booking ref,Booked on,Name,Tour,From,To,Total", "B-1,2024-03-01,Mia Nox,Night bus,Leeds,York,12.00")
        #expect(outcome.files.first?.rejectedCount == 0)
        #expect(try workshop.texts("SELECT session_id FROM bookings") == [[nil]])
        let extra = try workshop.texts("SELECT extra FROM bookings").first?.first ?? nil
        #expect(extra?.contains("Leeds") == true && extra?.contains("York") == true, "\(extra ?? "")")
    }

    @Test(arguments: [
        ("Booking ref,Booked on,Name,Course,Total", "Course", nil as String?),
        ("Booking ref,Date,Name,Course,Total", "Course", "Date"),
        ("Buchungsnummer,Datum,Name,Kurs,Betrag", "Kurs", "Datum"),
        ("N° de réservation,Réservé le,Nom,Formation,Montant", "Formation", nil),
    ])
    func `A course without a start makes no session, and a note says so`(
        _ header: String, _ course: String, _ date: String?
    ) throws {
        let (workshop, outcome) = try load(header, "B-1,2024-03-14,Mia Nox,Yoga,12.00")
        #expect(try workshop.texts("SELECT session_id, created_at FROM bookings") == [[nil, "\(Self.days[0])"]])
        let advice = date.map {
            "; if “\($0)” is the day of the course, give it as session_starts_at in a mapping file"
        }
        let note = "column “\(course)” makes no sessions, because no column says when one starts\(advice ?? "")"
        #expect(outcome.notes.contains { $0.hasSuffix(": " + note) }, "\(outcome.notes)")
    }
}
