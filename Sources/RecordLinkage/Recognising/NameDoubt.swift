/// Why a header of names does not say by itself whose part of a name its column holds.
enum NameDoubt: Equatable {
    /// `Name`, `Nom`: a whole name, or the surname beside a column of given names.
    case wholeOrSurname
    /// `Nombre`, `Nome`: a whole name, or the given name beside a column of surnames.
    case wholeOrGiven
    /// `Student`, `Passenger`: a whole name where no other column has names, and if its values read like it.
    case wholeAlone
    /// `Initials`, `Known as`: a given name where no other column has it.
    case givenAlone

    /// What the column is while nothing is known of its neighbours.
    var kind: ColumnKind { self == .givenAlone ? .givenName : .fullName }

    /// The headers in doubt, as words without accents.
    static let words: [String: NameDoubt] = {
        var words: [String: NameDoubt] = [:]
        for word in ["name", "nom", "naam", "namn", "navn"] { words[word] = .wholeOrSurname }
        for word in ["nombre", "nombres", "nome", "jmeno"] { words[word] = .wholeOrGiven }
        for word in ["initial", "initials", "voorletters", "known as", "preferred name", "rufname", "roepnaam"] {
            words[word] = .givenAlone
        }
        for person in [
            "student", "learner", "pupil", "passenger", "guest", "member", "employee", "volunteer", "applicant",
            "donor", "traveller", "traveler", "visitor", "trainee", "candidate", "your", "billing",
        ] {
            words[person + " name"] = .wholeAlone
            if person != "your", person != "billing" { words[person] = .wholeAlone }
        }
        for person in ["contact person", "kontaktperson", "ansprechpartner", "kunde", "teilnehmer"] {
            words[person] = .wholeAlone
        }
        // Known before there was doubt.
        words["guest name"] = nil
        return words
    }()
}
