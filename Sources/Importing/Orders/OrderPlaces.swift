import BookingModel

/// How many people an order is for, by those of its rows that are somebody's place.
struct OrderPlaces: Sendable {
    /// What the rows say of participants: the first number, their sum, and how many rows they are.
    private let first: Int64
    private var isSameNumber = true
    private var sum: Int64
    private var rows: Int64 = 1
    /// Of these, what was called off.
    private var cancelledSum: Int64 = 0
    private var cancelledRows: Int64 = 0

    /// The places of an order of one row.
    init(_ row: UnsettledBooking) {
        first = row.participants
        sum = row.participants
        if row.status == .cancelled { (cancelledSum, cancelledRows) = (row.participants, 1) }
    }

    /// Adds those of a further row.
    mutating func add(_ row: UnsettledBooking) {
        isSameNumber = isSameNumber && row.participants == first
        sum += row.participants
        rows += 1
        if row.status == .cancelled {
            cancelledSum += row.participants
            cancelledRows += 1
        }
    }

    /// The number of all rows: their sum, or the number that every row repeats. In an order that stands, what was called
    /// off holds no place.
    func count(isLive: Bool) -> Int64 {
        let isRepeated = isSameNumber && first == rows
        let off = !isLive ? 0 : isRepeated ? cancelledRows : cancelledSum
        return max(1, (isRepeated ? first : sum) - off)
    }
}
