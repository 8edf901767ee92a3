import BookingModel

/// The words by which exports of other languages than English say states, whole and as beginnings of a longer text.
///
/// Each line is of one language, in this order where it has words: German, French, Spanish, Dutch, Italian, Portuguese,
/// Scandinavian, Polish. Words are compared by their letters without accents: `bestätigt`, `Bestätigt` and `bestaetigt` are
/// one, so are `Confirmé` and `confirme`.
enum StatusWords {
    /// The state of a booking that the whole of `word` says, or nil where nobody knows it.
    static func booking(_ word: String) -> (status: BookingStatus, isRefunded: Bool)? {
        let key = key(word)
        return bookings[key].map { ($0, $0 == .cancelled && saysRefund(key)) }
    }

    /// The state with which a longer text begins: “Storniert durch Kunde”, where what follows says how it came to it.
    static func beginning(of word: String) -> BookingStatus? {
        let key = key(word)
        return beginnings.first { key.hasPrefix($0.word) }?.status
    }

    /// Whether `word` says in some language that the money was given back.
    static func saysRefund(_ word: String) -> Bool {
        let key = key(word)
        return refunds.contains(where: key.contains)
    }

    /// Whether `word` says that somebody waits for a place.
    static func isWaitingList(_ word: String) -> Bool {
        let key = key(word)
        return waitingLists.contains { key.hasPrefix($0) }
    }

    /// The state of a payment that `word` says, or nil where nobody knows it.
    static func payment(_ word: String) -> PaymentStatus? { payments[key(word)] }

    /// The state of a session that `word` says, or nil where nobody knows it.
    static func session(_ word: String) -> SessionStatus? { sessions[key(word)] }

    private static func key(_ word: String) -> String {
        var key = HeaderSynonyms.key(LatinLetters.folded(word))
        for (two, one) in HeaderLanguage.german.digraphs { key.replace(two, with: one) }
        return key
    }

    private static let refunds = [
        "erstattet", "rembours", "reembols", "terugbetaald", "rimborsat", "aterbetal", "zwrocon",
    ]

    private static let waitingLists = [
        "warteliste", "listedattente", "surlistedattente", "listadeespera", "enlistadeespera", "wachtlijst",
        "opwachtlijst", "listadattesa", "inlistadattesa",
    ]

    private static let beginnings: [(word: String, status: BookingStatus)] = [
        ("storniert", .cancelled), ("ausstehend", .pending), ("abgesagt", .cancelled), ("bestatigt", .confirmed),
        ("teilgenommen", .completed),
        ("annule", .cancelled), ("enattente", .pending), ("confirme", .confirmed), ("cancelad", .cancelled),
        ("anulad", .cancelled),
        ("confirmad", .confirmed), ("pendiente", .pending), ("geannuleerd", .cancelled), ("bevestigd", .confirmed),
        ("annullat", .cancelled),
        ("cancellat", .cancelled), ("confermat", .confirmed), ("inattesa", .pending),
    ]

    private static let bookings: [String: BookingStatus] = index([
        .pending: [
            "ausstehend, offen, unbezahlt, reserviert, unbestätigt, vorgemerkt, in Bearbeitung, angefragt, nicht bezahlt",
            "in Wartestellung, Zahlung ausstehend, überfällig, Entwurf, Genehmigung ausstehend, wird bearbeitet",
            "en attente, en attente de paiement, non payé, non payée, impayé, réservé, réservée, à confirmer, en cours",
            "brouillon, en cours de traitement, en retard, en suspens",
            "pendiente, pendiente de pago, no pagado, no pagada, sin pagar, reservado, reservada, en espera",
            "procesando, en proceso, borrador, en curso",
            "in behandeling, onbetaald, gereserveerd, in afwachting, niet betaald, onbevestigd",
            "in de wacht, wachtend op betaling, wacht op betaling, in verwerking, concept",
            "in attesa, in attesa di pagamento, non pagato, non pagata, riservato, riservata, da confermare, da pagare",
            "in sospeso, in lavorazione, in elaborazione, bozza, sospeso, sospesa",
            "pendente, não pago", "afventer, väntande, venter, obetald, ej betald, preliminär, ej bekräftad",
            "oczekujące, oczekująca, oczekuje, nieopłacone, nieopłacona, niezapłacone, w trakcie, nowe, wstępna",
        ],
        .confirmed: [
            "bestätigt, gebucht, bezahlt, angemeldet, eingeschrieben, ja, aktiv, gültig, verbindlich gebucht, teilbezahlt",
            "genehmigt, angenommen",
            "confirmé, confirmée, payé, payée, inscrit, inscrite, réglé, réglée, validé, validée, oui, accepté, acceptée",
            "approuvé, approuvée",
            "confirmado, confirmada, pagado, pagada, inscrito, inscrita, sí, aceptado, aceptada, activo, activa",
            "aprobado, aprobada",
            "bevestigd, betaald, geboekt, ingeschreven, aangemeld, actief, definitief, goedgekeurd, ja",
            "confermato, confermata, pagato, pagata, iscritto, iscritta, sì, prenotato, prenotata, accettato, accettata",
            "approvato, approvata",
            "pago, paga, sim", "bekræftet, betalt, bekräftad, betald, bekreftet, bokad, anmäld, godkänd, aktiv",
            "potwierdzone, potwierdzona, potwierdzono, opłacone, opłacona, zapłacone, zapłacona, aktywna, aktywne, tak",
        ],
        .completed: [
            "abgeschlossen, teilgenommen, anwesend, erschienen, beendet, durchgeführt, fertiggestellt, erledigt",
            "terminé, terminée, présent, présente, a participé, effectué, effectuée, participé",
            "completado, completada, asistió, presente, finalizado, finalizada, realizado, realizada, asistido",
            "voltooid, aanwezig, afgerond, deelgenomen, bijgewoond",
            "completato, completata, presente, partecipato, ha partecipato, concluso, conclusa, terminato, terminata",
            "concluído, concluída", "deltaget, deltagit, deltog, genomförd, slutförd, närvarande",
            "zakończone, zakończona, zrealizowane, zrealizowana, obecny, obecna, odbyło się",
        ],
        .cancelled: [
            "storniert, abgesagt, abgemeldet, erstattet, zurückerstattet, rückerstattet, abgelehnt, gekündigt, widerrufen",
            "fehlgeschlagen, abgelaufen, abgebrochen, gelöscht, verfallen",
            "annulé, annulée, remboursé, remboursée, rembourse, refusé, refusée, résilié, désinscrit, désinscrite",
            "échoué, échouée, échec, expiré, expirée, abandonné, abandonnée, supprimé, supprimée",
            "cancelado, cancelada, anulado, anulada, reembolsado, reembolsada, rechazado, rechazada, devuelto",
            "fallido, fallida, caducado, caducada, expirado, expirada, eliminado, eliminada",
            "geannuleerd, terugbetaald, afgezegd, afgemeld, afgewezen, geweigerd, vervallen",
            "mislukt, verlopen, verwijderd, afgebroken",
            "annullato, annullata, cancellato, cancellata, rimborsato, rimborsata, rifiutato, rifiutata, disdetto, disdetta",
            "fallito, fallita, scaduto, scaduta, non riuscito, non riuscita, eliminato, eliminata",
            "aflyst, annulleret, avbokad, avlyst, kansellert, avbokat, avanmäld, inställd, återbetald",
            "anulowane, anulowana, anulowano, odwołane, odwołana, zwrócone, zwrócona, rezygnacja, odrzucone, odrzucona",
        ],
        .noShow: [
            "nicht erschienen, nicht teilgenommen, nicht anwesend, abwesend, unentschuldigt gefehlt, gefehlt",
            "absent, absente, non présenté, non présentée, ne s'est pas présenté",
            "no se presentó, no presentado, no presentada, no asistió, ausente",
            "niet verschenen, afwezig, niet aanwezig, niet komen opdagen",
            "non presentato, non presentata, assente, non si è presentato, non si è presentata",
            "uteblev, utebliven, frånvarande, ej närvarande", "nieobecny, nieobecna, nie stawił się, nie stawiła się",
        ],
    ])

    private static let payments = index(paymentLines)

    /// The words that say a state of a payment, in lower case, with accents and without.
    static func words(forPayment status: PaymentStatus) -> Set<String> {
        let words = (paymentLines[status] ?? []).flatMap { $0.split(separator: ", ").map(String.init) }
        return Set(words + words.map { LatinLetters.folded($0) })
    }

    private static let paymentLines: [PaymentStatus: [String]] = [
        .pending: [
            "offen, ausstehend, unbezahlt, nicht bezahlt, in bearbeitung, in wartestellung",
            "en attente, impayé, impayée, non payé, non payée, en cours",
            "pendiente, no pagado, no pagada, sin pagar, procesando, en espera",
            "openstaand, onbetaald, in behandeling, niet betaald, in de wacht",
            "in attesa, non pagato, non pagata, da pagare, in sospeso, in lavorazione",
            "obetald, obetalt, ej betald, ej betalt, väntar", "nieopłacone, niezapłacone, nieopłacona, oczekuje",
        ],
        .paid: [
            "bezahlt, gezahlt, eingegangen, verbucht", "payé, payée, réglé, réglée, encaissé",
            "pagado, pagada, cobrado, abonado", "betaald, voldaan, ontvangen",
            "pagato, pagata, incassato, saldato, saldata", "betald, betalt, inbetald",
            "opłacone, opłacona, zapłacone, zapłacona",
        ],
        .failed: [
            "fehlgeschlagen, abgelehnt", "échoué, échouée, échec, refusé", "fallido, rechazado", "mislukt, geweigerd",
            "fallito, rifiutato",
        ],
        .cancelled: [
            "storniert, abgebrochen, abgelaufen", "annulé, annulée, expiré", "cancelado, anulado, caducado, expirado",
            "geannuleerd, verlopen", "annullato, scaduto",
        ],
        .refunded: [
            "erstattet, zurückerstattet", "remboursé, remboursée", "reembolsado, devuelto", "terugbetaald",
            "rimborsato, rimborsata",
        ],
    ]

    private static let sessions: [String: SessionStatus] = index([
        .scheduled: [
            "geplant, bestätigt, ausgebucht, offen", "prévu, prévue, planifié, planifiée, confirmé, confirmée, complet",
            "programado, programada, previsto, prevista, confirmado, confirmada, abierto",
            "gepland, bevestigd, volgeboekt, open",
            "programmato, programmata, previsto, confermato, confermata, aperto",
        ],
        .completed: [
            "abgeschlossen, durchgeführt, beendet, stattgefunden", "terminé, terminée, réalisé, réalisée, clôturé",
            "finalizado, finalizada, realizado, realizada, completado", "afgerond, voltooid, afgesloten",
            "concluso, conclusa, terminato, terminata, svolto, completato",
        ],
        .cancelled: [
            "abgesagt, storniert", "annulé, annulée", "cancelado, cancelada, anulado, anulada", "geannuleerd, afgelast",
            "annullato, annullata, cancellato",
        ],
    ])

    private static func index<Status>(_ table: [Status: [String]]) -> [String: Status] {
        var result: [String: Status] = [:]
        for (status, lines) in table {
            for word in lines.flatMap({ $0.split(separator: ",") }) { result[key(String(word))] = status }
        }
        return result
    }
}
