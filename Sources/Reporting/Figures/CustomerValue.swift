import BookingModel

/// One customer in one currency.
struct CustomerValue: Sendable {
    let user: Int32
    let currency: UInt8
    var first: Int32
    var last: Int32
    var bookings: Int32 = 0
    var active: Int32 = 0
    var gross: Int64 = 0
    var refunds: Int64 = 0
    var net: Int64 = 0

    init(user: Int32, currency: UInt8, day: Int32) {
        self.user = user
        self.currency = currency
        first = day
        last = day
    }

    mutating func add(_ booking: Int, of columns: BookingColumns) {
        let day = columns.bookedOn[booking]
        first = min(first, day)
        last = max(last, day)
        bookings += 1
        if columns.status[booking].isActive { active += 1 }
        if columns.paid[booking] > 0 { gross += columns.price[booking] }
        refunds += columns.refunded[booking]
        net += columns.paid[booking] - columns.refunded[booking]
    }

    /// Net / active bookings in minor units, rounded half away from zero.
    var averageOrderValue: Int64? {
        active > 0 ? Int64.rounding(net, dividedBy: Int64(active)) : nil
    }

    /// All customers, by currency, then the highest net first, then by user id.
    static func all(_ facts: BookingFacts) -> [CustomerValue] {
        var runs = sideBySide(partsSideBySide) { part in
            of(stretch(part, of: partsSideBySide, over: facts.users.count), facts).sorted(by: isBefore)
        }
        while runs.count > 1 {
            let (first, second) = (runs.removeFirst(), runs.removeFirst())
            runs.append(merged(first, second))
        }
        return runs.first ?? []
    }

    /// The customers of some users, user by user.
    private static func of(_ users: Range<Int>, _ facts: BookingFacts) -> [CustomerValue] {
        var rows: [CustomerValue] = []
        rows.reserveCapacity(onHugePages: users.count)
        for user in users {
            let start = rows.count
            for booking in facts.bookings(of: user) {
                let currency = facts.columns.currency[booking]
                // A handful of currencies at most, so that looking through them is faster than any table.
                var index = start
                while index < rows.count, rows[index].currency != currency { index += 1 }
                if index == rows.count {
                    rows.append(
                        CustomerValue(user: Int32(user), currency: currency, day: facts.columns.bookedOn[booking]))
                }
                rows[index].add(booking, of: facts.columns)
            }
        }
        return rows
    }

    /// No two are equal, as one user has one row a currency: whatever the parts, the order is the same. Users are numbered
    /// in the order of their ids.
    private static func isBefore(_ left: CustomerValue, _ right: CustomerValue) -> Bool {
        if left.currency != right.currency { return left.currency < right.currency }
        return left.net != right.net ? left.net > right.net : left.user < right.user
    }

    private static func merged(_ left: [CustomerValue], _ right: [CustomerValue]) -> [CustomerValue] {
        var merged: [CustomerValue] = []
        merged.reserveCapacity(onHugePages: left.count + right.count)
        var (next, other) = (0, 0)
        while next < left.count, other < right.count {
            if isBefore(right[other], left[next]) {
                merged.append(right[other])
                other += 1
            } else {
                merged.append(left[next])
                next += 1
            }
        }
        merged.append(contentsOf: left[next...])
        merged.append(contentsOf: right[other...])
        return merged
    }
}
