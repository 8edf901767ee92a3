/// What becomes of an order whose rows came in several files, or in stretches of one that lie far apart.
struct SettledOrder {
    /// What the staged row is to say.
    enum Change {
        /// What it says by itself: the merge decides about it as about any other.
        case none
        /// Nothing: the order as it stands says all of it.
        case known
        /// What the order says.
        case written
    }

    /// The order as it is now; nil of none.
    private(set) var order: Order?
    private(set) var change = Change.none
    /// Whether rows have joined others.
    private(set) var isJoined = false

    /// Puts what came of an order together with what was known.
    init(_ entry: StagedOrders.Entry, _ combination: OrderCombination) {
        order = Order(entry.stored)
        if order == nil { change = .written }
        for block in entry.blocks {
            guard let known = order else {
                order = Order(block)
                continue
            }
            switch combination.combine(known, with: block) {
            case .known: if change == .none { change = .known }
            case .older: break
            case .replaced(let newer):
                order = newer
                change = .written
            case .joined(let joined):
                isJoined = isJoined || joined.lines.count > known.lines.count
                order = joined
                change = .written
            }
        }
    }
}
