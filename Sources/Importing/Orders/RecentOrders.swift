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

    /// The order of an identifier, if it was met lately.
    func order(of id: Identifier) -> Order? { index(of: id).map { orders[$0] } }

    /// Remembers an order, in the place of what was known of it.
    mutating func remember(_ order: Order) {
        if let index = index(of: order.id) {
            orders[index] = order
            return
        }
        if places.isEmpty { places = [UInt16](repeating: 0, count: 2 * RecentOrders.size) }
        if orders.count < RecentOrders.size {
            orders.append(order)
            identifiers.append(order.id)
        } else {
            orders[next] = order
            identifiers[next] = order.id
        }
        places[RecentOrders.place(order.id)] = UInt16(next)
        next = (next + 1) % RecentOrders.size
    }

    private func index(of id: Identifier) -> Int? {
        guard !places.isEmpty else { return nil }
        let index = Int(places[RecentOrders.place(id)])
        return identifiers[index] == id ? index : nil
    }

    private static func place(_ id: Identifier) -> Int { Int(truncatingIfNeeded: id.low) & (2 * size - 1) }
}
