/// A language's words for when something takes place: `Fecha del taller`, `Workshopbeginn`, `Date de fin du stage`.
///
/// They are made of what takes place and of what is said of it, in either order, because every export makes its own.
struct EventWords: Sendable {
    /// What takes place, in all forms in which it stands beside the others.
    let events: [String]
    /// The words for the day of it, or its beginning.
    let starts: [String]
    /// The words for its end.
    let ends: [String]

    /// What is said of the days of events, and by which English heading.
    var headings: [(heading: String, words: [String])] {
        [("start date", pairs(of: starts)), ("end date", pairs(of: ends))]
    }

    private func pairs(of words: [String]) -> [String] {
        words.flatMap { word in events.flatMap { ["\(word) \($0)", "\($0) \(word)"] } }
    }
}

extension EventWords {
    static let german = EventWords(
        events: [
            "Kurs", "Kurses", "Workshop", "Workshops", "Seminar", "Seminars", "Lehrgang", "Lehrgangs", "Veranstaltung",
            "Veranstaltungs", "Schulung", "Schulungs", "Fortbildung", "Fortbildungs", "Weiterbildung",
            "Weiterbildungs", "Training", "Trainings", "Event", "Events", "Stunde",
        ],
        starts: ["Datum", "Termin", "Beginn", "Start", "Startdatum", "Anfang"], ends: ["Ende", "Enddatum"])

    static let french = EventWords(
        events: [
            "cours", "formation", "atelier", "stage", "séance", "session", "événement", "activité", "visite",
            "séminaire", "conférence", "leçon",
        ],
        starts: ["Date", "Début", "Date début"], ends: ["Fin", "Date fin"])

    static let spanish = EventWords(
        events: [
            "curso", "taller", "clase", "evento", "actividad", "formación", "sesión", "seminario", "visita", "jornada",
            "charla",
        ],
        starts: ["Fecha", "Inicio", "Fecha inicio", "Comienzo"], ends: ["Fin", "Fecha fin", "Final"])

    static let dutch = EventWords(
        events: [
            "cursus", "workshop", "training", "les", "evenement", "opleiding", "activiteit", "sessie", "bijeenkomst",
        ],
        starts: ["Datum", "Start", "Begin", "Startdatum", "Begindatum", "Aanvang"], ends: ["Einde", "Einddatum"])

    static let italian = EventWords(
        events: [
            "corso", "laboratorio", "workshop", "evento", "lezione", "sessione", "attività", "seminario",
            "formazione", "incontro", "visita",
        ],
        starts: ["Data", "Inizio", "Data inizio"], ends: ["Fine", "Data fine"])

    static let polish = EventWords(
        events: [
            "szkolenia", "kursu", "warsztatów", "warsztatu", "wydarzenia", "zajęć", "sesji", "seminarium", "spotkania",
        ],
        starts: ["Data", "Termin", "Początek", "Data rozpoczęcia", "Rozpoczęcie"],
        ends: ["Koniec", "Data zakończenia", "Zakończenie"])

    static let swedish = EventWords(
        events: [
            "kurs", "kursens", "utbildnings", "utbildningens", "evenemangs", "aktivitets", "workshop", "tillfälles",
        ],
        starts: ["datum", "start", "startdatum", "början"], ends: ["slut", "slutdatum"])
}
