public import BookingModel
internal import ContactNormalisation
public import Database
internal import RecordLinkage

/// The contacts of a database, linked as a run of dedupe links them, for people who look at the answer: why two are one
/// user, how a user came to be, and what is worth asking.
public struct ContactEvidence {
    private let contacts: KeyedContacts
    private let parties: [LinkedParty]
    /// Each contact's party, and its row there.
    private let places: [(party: Int, row: Int)]
    private let decisions: ContactDecisions

    /// One piece of evidence.
    public struct Line: Sendable {
        /// The detail, or what else counts.
        public let field: String
        /// How alike the two are in it.
        public let level: String
        /// Bits for one person; negative against it.
        public let bits: Double
    }

    /// What speaks for and against two contacts being one person.
    public struct Weight: Sendable {
        /// The evidence; its bits add up to the score.
        public let lines: [Line]
        /// The log odds that they are one, to base 2.
        public let score: Double
        /// The probability that they are one, by these two contacts alone.
        public let probability: Double
        /// What somebody decided about the two, directly: true for together, false for apart.
        public let decision: Bool?
    }

    /// How a contact came to a user: the strongest way from those before it.
    public struct Step: Sendable {
        /// A contact that was there before.
        public let from: Identifier
        /// The contact that joins.
        public let contact: Identifier
        /// The log odds that the two are one, to base 2.
        public let score: Double
    }

    /// A question whose answer would change something.
    public struct Question: Sendable, Equatable {
        /// The two contacts, the lesser id first.
        public let contacts: [Identifier]
        /// Whether they are one user now.
        public let isJoined: Bool
        /// The probability that they are one.
        public let probability: Double
    }

    /// Links the contacts of a database. Throws what the engine refuses.
    public init(of database: any Database) throws(DatabaseError) {
        var stored = StoredContacts()
        try stored.read(from: database, region: .unitedKingdom)
        contacts = stored.contacts
        decisions = try DecisionLedger(of: database).decisions(over: contacts.ids)
        let kinds = ContactParties(contacts)
        var parties: [LinkedParty] = []
        for kind in ContactParties.Kind.allCases { parties.append(LinkedParty(kind, kinds, contacts, decisions)) }
        var places = [(party: Int, row: Int)](repeating: (0, 0), count: contacts.count)
        for (index, party) in parties.enumerated() {
            for (row, contact) in party.members.enumerated() { places[contact] = (index, row) }
        }
        self.parties = parties
        self.places = places
    }

    /// What speaks for and against two contacts being one; nil where one of them is not there, or where one is a company
    /// and the other a person.
    public func weight(_ one: Identifier, _ other: Identifier) -> Weight? {
        guard let first = contacts.ids.ordinal(of: one), let second = contacts.ids.ordinal(of: other),
            places[first].party == places[second].party,
            let explanation = parties[places[first].party].linkage.explanation(
                ofRows: places[first].row, places[second].row)
        else { return nil }
        let pair = ContactDecisions.Pair(first, second)
        return Weight(
            lines: explanation.lines.map { Line(field: $0.field, level: $0.level, bits: $0.bits) },
            score: explanation.score, probability: explanation.probability,
            decision: decisions.together.contains(pair) ? true : decisions.apart.contains(pair) ? false : nil)
    }

    /// How the contacts of a user came together, from the one that founded it; contacts of another kind than the founder
    /// are left out.
    public func history(of members: [Identifier], from founder: Identifier) -> [Step] {
        guard let start = contacts.ids.ordinal(of: founder) else { return [] }
        let party = parties[places[start].party]
        let rows = members.compactMap { contacts.ids.ordinal(of: $0) }
            .filter { places[$0].party == places[start].party }.map { places[$0].row }
        var steps = party.linkage.history(ofRows: rows)
        var reached: Set = [places[start].row]
        var ordered: [Step] = []
        // Strongest first, each from where the user has come so far.
        while let next = steps.firstIndex(where: { reached.contains($0.first) != reached.contains($0.second) }) {
            let step = steps.remove(at: next)
            let (from, to) = reached.contains(step.first) ? (step.first, step.second) : (step.second, step.first)
            reached.insert(to)
            ordered.append(Step(from: id(party, from), contact: id(party, to), score: step.score))
        }
        return ordered
    }

    /// The questions whose answers would change most, those first.
    public func questions(limit: Int) -> [Question] {
        var found: [(question: Question, worth: Double)] = []
        for party in parties {
            for question in party.linkage.questions(limit: limit) {
                let pair = [id(party, question.first), id(party, question.second)].sorted()
                found.append(
                    (
                        Question(contacts: pair, isJoined: question.isJoined, probability: question.probability),
                        question.worth
                    ))
            }
        }
        found.sort { $0.worth != $1.worth ? $0.worth > $1.worth : $0.question.contacts[0] < $1.question.contacts[0] }
        return found.prefix(limit).map(\.question)
    }

    private func id(_ party: LinkedParty, _ row: Int) -> Identifier { contacts.ids.identifiers[party.members[row]] }
}
