import BookingModel
import DatabaseTestSupport
import Testing

@testable import Importing

/// States that say several things, and columns that say more than a state.
@Suite(.onEveryEngine) struct StatePartsTests {
    @Test(arguments: [
        ("Confirmed - cancelled by client", BookingStatus.cancelled), ("Completed - no show", .noShow),
        ("Completed – no-show", .noShow), ("Confirmed (cancelled)", .cancelled), ("Attended / late cancel", .cancelled),
        ("Bestätigt - storniert durch Kunde", .cancelled), ("Confirmé – annulé", .cancelled),
        // What follows an end, or contradicts nothing, changes nothing.
        ("Cancelled (paid)", .cancelled), ("Cancelled - unpaid", .cancelled), ("Cancelled by client", .cancelled),
        ("No-show (fee charged)", .noShow), ("Confirmed – paid", .confirmed), ("Attended – on time", .completed),
        ("Confirmed - not cancelled", .confirmed), ("Confirmed (partially refunded)", .confirmed),
    ])
    func `An end decides, whatever stands before it`(_ word: String, _ status: BookingStatus) throws {
        #expect(try WordTables.bookingStatus(word).status == status)
    }

    @Test(arguments: [
        "Confirmed/Unpaid", "Confirmed (not paid)", "Confirmed - awaiting payment", "Confirmed - refunded",
        "ConfirmedCancelled", "confirmed_unpaid", "Completed with no show", "Bestätigt / unbezahlt",
    ])
    func `A state that contradicts itself is unknown`(_ word: String) {
        #expect(throws: ValueDefect.unknownStatus) { try WordTables.bookingStatus(word) }
    }

    @Test(arguments: ["X", "x", "✓", "yes"])
    func `A cross in a column of cancellations cancels, whatever the attendance`(_ cross: String) throws {
        for attendance in ["Attended", ""] {
            let workshop = try ImportWorkshop()
            try workshop.load([
                (
                    "a.csv",
                    "Order ID,Order date,Name,Total,Attendance,Cancelled\n1,2024-03-14,Mia Nox,5.00,\(attendance),\(cross)\n"
                        + "2,2024-03-15,Nat Oak,5.00,Attended,\n"
                )
            ])
            #expect(
                try workshop.texts("SELECT status FROM bookings ORDER BY booking_reference")
                    == [["cancelled"], ["completed"]])
        }
    }

    @Test(arguments: [
        ("Order ID,Order date,Name,Total,Attendance", "Absent", "Present"),
        ("Order ID,Order date,Name,Total,Attendance", "No show", "Attended"),
        ("Order ID,Order date,Name,Total,Attended", "Absent", "Yes"),
        ("Bestellnummer,Bestelldatum,Name,Gesamtbetrag,Anwesenheit", "Abwesend", "Anwesend"),
        ("N° de commande,Date de commande,Nom,Montant,Présence", "Absent", "Présent"),
        ("Ordernummer,Besteldatum,Naam,Bedrag,Aanwezigheid", "Afwezig", "Aanwezig"),
    ])
    func `Who was absent did not come`(_ header: String, _ absent: String, _ present: String) throws {
        let workshop = try ImportWorkshop()
        try workshop.load([
            ("a.csv", header + "\n1,2024-03-14,Mia Nox,5.00,\(absent)\n2,2024-03-15,Nat Oak,5.00,\(present)\n")
        ])
        #expect(
            try workshop.texts("SELECT status FROM bookings ORDER BY booking_reference")
                == [["no-show"], ["completed"]])
    }
}
