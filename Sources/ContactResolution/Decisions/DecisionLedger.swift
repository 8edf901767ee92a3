public import BookingModel
public import Database

/// The append-only ledger of what people have decided: operations, each of one or more rows of `match_decisions`.
public struct DecisionLedger: Sendable {
    /// One operation.
    public struct Operation: Sendable, Equatable {
        /// Its number, in the order of the operations.
        public let number: Int64
        /// What was done: of a split, `split`, though it also says what stays together.
        public internal(set) var kind: DecisionKind
        /// Contacts that are one user by it.
        public internal(set) var together: [(Identifier, Identifier)] = []
        /// Contacts that are not.
        public internal(set) var apart: [(Identifier, Identifier)] = []
        /// The operation that it undoes.
        public let undone: Int64?
        /// Who decided.
        public let decidedBy: String
        /// When.
        public let decidedAt: Instant
        /// Why, if that was said.
        public let reason: String?

        /// Whether two operations are the same one.
        public static func == (left: Operation, right: Operation) -> Bool { left.number == right.number }
    }

    /// All operations, in their order.
    public private(set) var operations: [Operation] = []

    /// Reads the ledger of a database. Throws what the engine refuses.
    public init(of database: any Database) throws(DatabaseError) {
        var operations: [Operation] = []
        try database.query(
            """
            SELECT operation_id, kind, contact_id, other_contact_id, undone_operation_id, decided_by, decided_at, reason
            FROM match_decisions ORDER BY operation_id, decision_id
            """
        ) { row throws(DatabaseError) in
            guard let kind = row.text(1).flatMap(DecisionKind.init(rawValue:)) else { return }
            let number = row.integer(0)
            if operations.last?.number != number {
                operations.append(
                    Operation(
                        number: number, kind: kind, undone: row.isNull(4) ? nil : row.integer(4),
                        decidedBy: row.text(5) ?? "", decidedAt: Instant(microseconds: row.integer(6)),
                        reason: row.text(7)))
            }
            guard let isTogether = kind.isTogether, let one = row.identifier(2), let other = row.identifier(3) else {
                return
            }
            let last = operations.count - 1
            if kind == .split { operations[last].kind = .split }
            if isTogether {
                operations[last].together.append((one, other))
            } else {
                operations[last].apart.append((one, other))
            }
        }
        self.operations = operations
    }

    /// The operations that hold: those that no operation which holds itself has undone.
    public var holding: [Operation] {
        var undone: Set<Int64> = []
        for operation in operations.reversed() where !undone.contains(operation.number) {
            if let other = operation.undone { undone.insert(other) }
        }
        return operations.filter { $0.undone == nil && !undone.contains($0.number) }
    }

    /// The number of the operation that comes next.
    public var nextNumber: Int64 { (operations.map(\.number).max() ?? 0) + 1 }

    /// Whether an operation holds no longer.
    public func isUndone(_ number: Int64) -> Bool {
        operations.contains { $0.undone == number && !isUndone($0.number) }
    }

    /// The decision that an operation is about in the end: of the undoing of one, that one.
    public func concerned(by operation: Operation) -> Operation {
        guard let undone = operation.undone, let other = operations.first(where: { $0.number == undone }) else {
            return operation
        }
        return concerned(by: other)
    }

    /// What holds, in terms of some contacts; what names a contact that is not there is passed over.
    func decisions(over contacts: IdentifierIndex) -> ContactDecisions {
        func pairs(_ named: [(Identifier, Identifier)]) -> [ContactDecisions.Pair] {
            named.compactMap { one, other in
                guard let first = contacts.ordinal(of: one), let second = contacts.ordinal(of: other), first != second
                else { return nil }
                return ContactDecisions.Pair(first, second)
            }
        }
        return ContactDecisions(
            latestFirst: holding.reversed().map { (together: pairs($0.together), apart: pairs($0.apart)) })
    }
}
