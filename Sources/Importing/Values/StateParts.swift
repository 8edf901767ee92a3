import BookingModel

/// A state that says several things: `Confirmed - cancelled by client`, `Confirmed/Unpaid`.
///
/// A cancellation and an absence are how a booking ends, and every booking that was cancelled had been made before: as a
/// part of their own they decide, whatever stands before them. Of anything else that contradicts the beginning nobody can
/// tell which of both holds, and what counts as income is not guessed: the word is refused as one that nobody knows.
struct StateParts {
    private let word: String

    /// The parts of a state as exported.
    init(_ word: String) { self.word = word }

    /// What the word comes to, of which the beginning says `begun`.
    func settled(_ begun: BookingStatus) throws(ValueDefect) -> BookingStatus {
        // What follows an end says how it came to it: “Cancelled (paid)”.
        if begun == .cancelled || begun == .noShow { return begun }
        for part in parts.dropFirst() {
            if let end = WordTables.beginning(of: part) ?? StatusWords.beginning(of: part),
                end == .cancelled || end == .noShow
            {
                return end
            }
            let status = try? WordTables.bookingStatus(part).status
            if let status, status != begun, status != .confirmed, status != .completed { throw .unknownStatus }
        }
        let key = HeaderSynonyms.key(LatinLetters.folded(word))
        let rest = StateParts.denials.reduce(key) { $0.replacing($1, with: "") }
        let words = StateParts.ends + (begun == .pending ? [] : StateParts.debts)
        if words.contains(where: rest.contains) { throw .unknownStatus }
        return begun
    }

    /// What signs part; a hyphen does where a blank is beside it, and belongs to its word elsewhere.
    private var parts: [String] {
        word.replacing("- ", with: "/").replacing(" -", with: "/")
            .split { StateParts.signs.contains($0) }.map { $0.trimmingPrefix(while: \.isWhitespace) }
            .map(String.init).filter { $0.contains { $0.isLetter } }
    }

    private static let signs: Set<Character> = ["/", "|", ";", ",", ":", "(", ")", "[", "]", "–", "—", "+", "→", ">"]

    /// Words for an end that speak against what counts, wherever they stand, by their letters without accents: in English,
    /// German, French, Spanish, Dutch and Italian.
    private static let ends = [
        "cancelled", "canceled", "noshow", "didnotattend", "storniert", "abgesagt", "nichterschienen", "annule",
        "cancelad", "anulad", "nosepresento", "geannuleerd", "annullat", "cancellato", "cancellata",
    ]
    /// Words for what was not paid, in the same languages.
    private static let debts = [
        "unpaid", "notpaid", "unbezahlt", "nichtbezahlt", "impaye", "nonpaye", "nopagad", "sinpagar", "onbetaald",
        "nietbetaald", "nonpagat",
    ]
    /// What words for an end are part of where they say the opposite.
    private static let denials = ["notcancelled", "notcanceled", "nichtstorniert", "nonannule"]
}
