internal import BookingModel
internal import ContactResolution
internal import Database

extension IdentityDecisions {
    /// How many answers were new, how many the ledger knew.
    public struct AnswerFigures: Sendable, Equatable {
        /// Decisions that were recorded.
        public var recorded = 0
        /// Answers that say what holds already.
        public var known = 0
        /// Answers about contacts that are not in the database.
        public var unknown = 0

        /// None yet.
        public init() {}
    }

    /// Records answers, those that the ledger does not know, each as a decision of its own.
    public func record(_ answers: [ReviewAnswer]) throws -> AnswerFigures {
        var figures = AnswerFigures()
        var holding: [[Identifier]: Bool] = [:]
        for operation in try DecisionLedger(of: database).holding {
            for pair in operation.together { holding[[pair.0, pair.1].sorted()] = true }
            for pair in operation.apart { holding[[pair.0, pair.1].sorted()] = false }
        }
        for answer in answers {
            let pair = answer.contacts.sorted()
            if holding[pair] == answer.isOne {
                figures.known += 1
                continue
            }
            let count = try database.integer(
                "SELECT COUNT(*) FROM contacts WHERE id = ?1 OR id = ?2", pair.map { .identifier($0) })
            guard count == 2 else {
                figures.unknown += 1
                continue
            }
            _ = try decide(answer.isOne ? .mustMerge : .neverMerge, pair[0], pair[1])
            holding[pair] = answer.isOne
            figures.recorded += 1
        }
        return figures
    }
}
