internal import BookingModel
internal import ContactResolution
internal import Database

/// Why contacts are one user, or are not: bits of evidence, detail by detail.
public struct IdentityEvidence {
    private let context: DeskContext

    /// Evidence from a database.
    public init(_ context: DeskContext) { self.context = context }

    /// What speaks for and against two contacts being one person, so that the bits add up to the score.
    public func why(_ one: String, _ other: String) throws -> DeskAnswer {
        let lookup = ContactLookup(database: context.database)
        let pair = [try lookup.contact(one), try lookup.contact(other)]
        guard pair[0] != pair[1] else {
            throw DeskError(
                "these are one contact: the same details, letter by letter",
                hint: "name two contacts; booking-dedupe how USER lists them")
        }
        let contacts = try IdentityListings(context).contacts(pair)
        let isOne = contacts.cell(0, "user_id") == contacts.cell(1, "user_id")
        var table = Listing("evidence", [("bits", .number), ("detail", .text), ("how_alike", .text)])
        guard let weight = try ContactEvidence(of: context.database).weight(pair[0], pair[1]) else {
            return DeskAnswer(
                [contacts], flat: contacts,
                remarks: ["one is a company and the other a person: they become one user only by a decision"])
        }
        for line in weight.lines {
            table.append([.text(DecimalText.bits(line.bits)), .text(line.field), .text(line.level)])
        }
        table.append([
            .text(DecimalText.bits(weight.score)), .text("together"), .text(isOne ? "one user" : "two users"),
        ])
        return DeskAnswer([contacts, table], flat: table, remarks: remarks(weight, isOne: isOne))
    }

    private func remarks(_ weight: ContactEvidence.Weight, isOne: Bool) -> [String] {
        var remarks = [
            "the probability that they are one, by these two contacts alone: "
                + DecimalText.probability(weight.probability)
        ]
        switch weight.decision {
        case true?: remarks.append("somebody decided that they are one; see booking-dedupe decisions")
        case false?: remarks.append("somebody decided that they are never one; see booking-dedupe decisions")
        case nil where isOne != (weight.score > 0):
            remarks.append(
                isOne
                    ? "other contacts of the user hold them together; see booking-dedupe how USER"
                    : "the other contacts of their users speak against it")
        case nil: break
        }
        return remarks
    }

    /// How a user came to be: its contacts, and for each the strongest evidence that brought it in.
    public func how(_ name: String) throws -> DeskAnswer {
        let user = try UserLookup(database: context.database).subject(name).user
        let own = try UserContacts(of: user, in: context.database)
        let contacts = try IdentityListings(context).users(of: [own.founder])
        let evidence = try ContactEvidence(of: context.database)
        var steps = Listing(
            "steps",
            [
                ("contact_id", .text), ("joined", .text), ("score", .number), ("bits", .number), ("detail", .text),
                ("how_alike", .text),
            ])
        for step in evidence.history(of: own.contacts, from: own.founder) {
            let lines = evidence.weight(step.from, step.contact)?.lines ?? []
            for (index, line) in lines.enumerated() {
                let isFirst = index == 0
                steps.append([
                    isFirst ? .identifier(step.contact) : .none, isFirst ? .identifier(step.from) : .none,
                    isFirst ? .text(DecimalText.bits(step.score)) : .none, .text(DecimalText.bits(line.bits)),
                    .text(line.field), .text(line.level),
                ])
            }
        }
        return DeskAnswer([contacts, steps], flat: contacts)
    }
}
