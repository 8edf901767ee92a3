import BookingModel
import Testing

@testable import Importing

@Suite struct StatusWordsTests {
    @Test(arguments: [
        (
            BookingStatus.confirmed,
            [
                "bestätigt", "Bestaetigt", "BESTÄTIGT", "Confirmé", "confirmee", "confirmada", "bevestigd",
                "Confermato", "Sí",
            ]
        ),
        (
            .cancelled,
            [
                "storniert", "Storniert durch Kunde", "annulé", "Annule par le client", "Cancelada", "anulado",
                "geannuleerd", "Annullato", "remboursé",
            ]
        ),
        (.completed, ["teilgenommen", "A participé", "asistio", "deelgenomen", "Ha partecipato", "Présente"]),
        (
            .pending,
            ["in Bearbeitung", "En attente de paiement", "pendiente", "in behandeling", "In attesa", "réservé"]
        ),
        (.noShow, ["nicht erschienen", "non présenté", "No se presentó", "niet verschenen", "non presentato"]),
    ])
    func `States of bookings are understood, with accents or without`(_ status: BookingStatus, _ words: [String]) throws
    {
        for word in words { #expect(try WordTables.bookingStatus(word).status == status, "\(word)") }
    }

    @Test(arguments: [
        (
            BookingStatus.cancelled,
            [
                "Fehlgeschlagen", "Abgelaufen", "Échoué", "Expirée", "Fallido", "Caducado", "Mislukt", "Verlopen",
                "Fallito", "Scaduto",
            ]
        ),
        (
            .pending,
            [
                "In Wartestellung", "Zahlung ausstehend", "ausstehend (überfällig)", "Entwurf", "En attente",
                "En cours",
                "En attente de validation", "Brouillon", "Procesando", "En espera", "Pendiente de confirmar",
                "In behandeling", "In de wacht", "In lavorazione", "In sospeso", "In attesa di conferma",
            ]
        ),
        (.completed, ["Fertiggestellt", "Terminée", "Completado", "Afgerond", "Completato"]),
    ])
    func `The states of shops and ticket offices are understood in each language`(
        _ status: BookingStatus, _ words: [String]
    ) throws {
        for word in words { #expect(try WordTables.bookingStatus(word).status == status, "\(word)") }
    }

    @Test func `A cancelled booking whose money was given back says so`() throws {
        for word in ["erstattet", "Remboursée", "reembolsado", "terugbetaald", "rimborsato", "annulé et remboursé"] {
            #expect(try WordTables.bookingStatus(word) == (.cancelled, true), "\(word)")
        }
        #expect(try WordTables.bookingStatus("storniert") == (.cancelled, false))
    }

    @Test(arguments: ["Warteliste", "liste d'attente", "Lista de espera", "wachtlijst", "lista d’attesa"])
    func `Who waits is no booking`(_ word: String) {
        #expect(throws: ValueDefect.waitingListEntry) { try WordTables.bookingStatus(word) }
    }

    @Test func `Payments and sessions have words of their own`() throws {
        for word in ["bezahlt", "payé", "Pagado", "betaald", "pagato"] {
            #expect(try RecordWords.paymentStatus.word(for: word) == "paid", "\(word)")
        }
        for word in ["geplant", "prévu", "programado", "gepland", "programmato"] {
            #expect(WordTables.sessionStatus(word) == .scheduled, "\(word)")
        }
        #expect(throws: ValueDefect.self) { try RecordWords.paymentStatus.word(for: "vielleicht") }
    }
}
