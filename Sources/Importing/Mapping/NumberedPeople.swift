/// People of one booking who have columns of their own, numbered: `Delegate 1`, `Delegate 2`; `Participant 1 Name`,
/// `Participant 1 Email`, `Participant 2 Name`; `Name 1`, `Email 1`, `Name 2`, `Email 2`.
struct NumberedPeople {
    /// The columns of one of them.
    struct Person: Equatable {
        /// By what they tell, in the file's order of headers.
        fileprivate(set) var details: [ImportField: String] = [:]

        /// The columns that tell who it is.
        var identity: [String] {
            [ImportField.fullName, .firstName, .lastName, .email].compactMap { details[$0] }
        }
    }

    /// All of them, in the order of their numbers; none where a file numbers fewer than two.
    private(set) var people: [Person] = []
    /// Whether they are guests, who come beside whoever booked.
    private(set) var areGuests = false

    /// The columns that tell something of them.
    var columns: Set<String> { Set(people.flatMap(\.details.values)) }

    /// Looks through English headers.
    init(among headers: [String]) {
        var found: [String: [Int: Person]] = [:]
        var labels: [String] = []
        for header in headers {
            guard let part = Part(header) else { continue }
            if found[part.label] == nil { labels.append(part.label) }
            var person = found[part.label]?[part.number] ?? Person()
            if person.details[part.field] == nil { person.details[part.field] = header }
            found[part.label, default: [:]][part.number] = person
        }
        for label in labels {
            let numbered = (found[label] ?? [:]).filter { !$0.value.identity.isEmpty }
            // Of somebody who is called nothing several addresses may be numbered, or the lines of a name.
            let areTold = !label.isEmpty || numbered.allSatisfy { $0.value.identity.count > 1 }
            guard numbered.count > 1, areTold, people.isEmpty else { continue }
            people = numbered.sorted { $0.key < $1.key }.map(\.value)
            areGuests = label == "guest"
        }
    }

    /// Who takes part, by the words of headers.
    private static let words: Set<String> = [
        "attendee", "participant", "delegate", "guest", "student", "learner", "passenger", "trainee", "candidate",
        "traveller", "traveler", "pupil", "child", "player", "ticketholder",
    ]

    /// What a header says of one of them.
    private struct Part {
        /// Whom it is said to be of; "" where it does not say.
        let label: String
        let number: Int
        let field: ImportField

        /// Takes a header with a single number.
        init?(_ header: String) {
            let words = MistypedHeader.words(of: header)
            let numbers = words.filter { $0.allSatisfy(\.isNumber) }
            guard numbers.count == 1, let number = Int(numbers[0]), (1...99).contains(number) else { return nil }
            let rest = words.filter { $0 != numbers[0] }.joined()
            self.number = number
            if NumberedPeople.words.contains(rest) {
                (label, field) = (rest, .fullName)
                return
            }
            guard let label = HeaderSynonyms.owner(rest), label.isEmpty || NumberedPeople.words.contains(label),
                let field = HeaderSynonyms.field(for: String(rest.dropFirst(label.count)), entity: .users),
                HeaderSynonyms.ownedFields.contains(field)
            else { return nil }
            (self.label, self.field) = (label, field)
        }
    }
}

extension Mapping {
    /// Counts people who have numbered columns of their own; the first of them is the contact where nobody else is named.
    mutating func countNumbered(_ numbered: NumberedPeople) {
        guard let first = numbered.people.first else { return }
        let contact: [ImportField] = [.fullName, .firstName, .lastName, .email, .contactDetails]
        var groups = numbered.people.map(\.identity)
        let booker = contact.compactMap { rules[$0] }.flatMap(\.columns)
        if booker.isEmpty {
            for (field, header) in first.details where rules[field] == nil { rules[field] = FieldRule(column: header) }
        } else if numbered.areGuests {
            groups.append(booker)
        }
        if rules[.participants] == nil { rules[.participants] = FieldRule(.count(groups)) }
    }
}
