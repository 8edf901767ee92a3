/// Whom an order has rows of, and for what, by the hashes that rows are known by.
struct OrderIndex: Sendable {
    private struct Item: Hashable {
        let person: UInt64
        let item: UInt64
    }

    /// Most orders have a single row, which needs no set.
    private let first: Item
    private var persons: Set<UInt64> = []
    private var items: Set<Item> = []

    /// The index of an order of one row.
    init(_ first: OrderLine) { self.first = Item(person: first.booking.person, item: first.booking.line) }

    /// Takes note of a further row.
    mutating func insert(_ line: OrderLine) {
        persons.insert(line.booking.person)
        items.insert(Item(person: line.booking.person, item: line.booking.line))
    }

    /// Whether somebody of that name has had a row.
    func includes(_ person: UInt64) -> Bool { first.person == person || persons.contains(person) }

    /// Whether somebody of that name has had a row for that.
    func includes(_ person: UInt64, item: UInt64) -> Bool {
        let wanted = Item(person: person, item: item)
        return first == wanted || items.contains(wanted)
    }
}
