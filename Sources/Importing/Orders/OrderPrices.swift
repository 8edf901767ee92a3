import BookingModel

/// How the prices of an order's rows come to what it costs: each a ticket's, to be added up, or the order's total in every
/// one.
struct OrderPrices: Sendable {
    /// What the order comes to.
    private(set) var money: BookingMoney.Settled
    /// What the rows come to where each has a price of its own.
    private var tickets: BookingMoney.Settled
    /// Whether they have.
    private(set) var areOwn = false
    /// Whether the rows repeat the order's total beside prices of their own.
    private var repeatTotal = false

    /// The prices of an order of one row.
    init(_ first: BookingMoney.Settled) {
        money = first
        tickets = first
    }

    /// Adds a further row's price; `isLivelier` says that what is paid of the order is told by this row.
    mutating func add(_ price: BookingMoney.Settled, _ amounts: OrderAmounts, isLivelier: Bool) {
        if amounts == .lines {
            areOwn = true
        } else if repeatTotal || !money.isSamePrice(as: price) {
            // Where prices are the lines' and do not come to the total that every row repeats, or that only the first one
            // says, the total is the order's.
            let isRepeated = money.final == price.final && !(money.isOfOneRow && price.isOfOneRow)
            let isOfFirst = money.leavesRoom(for: price) && price.isOfOneRow
            repeatTotal = isRepeated || isOfFirst
            if repeatTotal { money.original += price.original } else { areOwn = true }
        }
        tickets += price
        if isLivelier { (money.paid, money.refunded) = (price.paid, price.refunded) }
        if areOwn { money = tickets }
    }

    /// Takes over what a later row says that the whole order comes to; nobody can tell what it changes of a price that
    /// several tickets make up.
    mutating func replace(by price: BookingMoney.Settled) {
        if !areOwn { money = price }
    }

    /// Takes off what was given back; nothing, and false, where that is more than was paid.
    mutating func giveBack(_ amount: Int64) -> Bool {
        var after = money
        after.refunded += amount
        // What was given back had been paid before.
        if after.refunded > after.paid { after.paid = after.final }
        guard after.refunded <= after.paid else { return false }
        money = after
        return true
    }
}
