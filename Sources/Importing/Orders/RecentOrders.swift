import BookingModel

/// The orders met last in a file, so that further rows of one of them are known as its other attendees and items.
///
/// Exports of attendees have a row for each, with the order's total in every one. They lie near each other: an order is
/// remembered until another of some 4,000 takes its place, so that memory does not grow with the file.
struct RecentOrders {
    private static let size = 1 << 12
    /// For each place that an identifier may choose, where the order lies that chose it last.
    private var places: [UInt16] = []
    /// The orders, in a ring, and their identifiers apart: those of hundreds of orders lie in a few lines of memory.
    private var orders: [Order] = []
    private var identifiers: [Identifier] = []
    private var next = 0
    /// Where orders lie of which a row has yet to be told what all of them say.
    private var pending: [Int] = []
    /// The chunk of the file that is being settled, from 1.
    private(set) var chunk = 0

    /// Where the order of an identifier lies, if it was met lately.
    func index(of id: Identifier) -> Int? {
        guard !places.isEmpty else { return nil }
        let index = Int(places[RecentOrders.place(id)])
        return identifiers[index] == id ? index : nil
    }

    /// The order that lies there: changed in its place, for it may have many rows.
    subscript(index: Int) -> Order {
        get { orders[index] }
        _modify { yield &orders[index] }
    }

    /// Remembers an order, in the place of what was known of it; gives where it lies, and the order that was forgotten for
    /// it.
    mutating func remember(_ order: Order) -> (index: Int, forgotten: Order?) {
        if let index = index(of: order.id) {
            let older = orders[index]
            orders[index] = order
            return (index, older)
        }
        if places.isEmpty { places = [UInt16](repeating: 0, count: 2 * RecentOrders.size) }
        var forgotten: Order?
        if orders.count < RecentOrders.size {
            orders.append(order)
            identifiers.append(order.id)
        } else {
            forgotten = orders[next]
            orders[next] = order
            identifiers[next] = order.id
        }
        defer { next = (next + 1) % RecentOrders.size }
        places[RecentOrders.place(order.id)] = UInt16(next)
        return (next, forgotten)
    }

    /// Takes note that a row is to be told what the order says, when the chunk has been read.
    mutating func awaitWriting(of index: Int) {
        guard !orders[index].progress.isPending else { return }
        orders[index].progress.isPending = true
        pending.append(index)
    }

    /// Where the orders lie that wait for that.
    mutating func takePending() -> [Int] {
        defer { pending = [] }
        return pending
    }

    /// Begins with a further chunk of the file.
    mutating func startChunk() { chunk += 1 }

    private static func place(_ id: Identifier) -> Int { Int(truncatingIfNeeded: id.low) & (2 * size - 1) }
}
