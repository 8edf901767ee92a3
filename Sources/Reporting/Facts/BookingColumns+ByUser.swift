import BookingModel

extension BookingColumns {
    /// Puts the bookings into the order of their users, those without a user last, and gives where each user's begin.
    ///
    /// A counting sort. Most folds go from user to user: read in this order they find each user's bookings side by side,
    /// where a list of indices would send every column across the whole of memory.
    mutating func orderByUser(userCount: Int) -> [Int32] {
        var starts = [Int32](repeating: 0, count: userCount + 2)
        for ordinal in user { starts[(ordinal < 0 ? userCount : Int(ordinal)) + 1] += 1 }
        for index in 1..<starts.count { starts[index] += starts[index - 1] }
        var next = starts
        var places = [Int32](repeating: 0, count: user.count)
        for booking in user.indices {
            let bucket = user[booking] < 0 ? userCount : Int(user[booking])
            places[booking] = next[bucket]
            next[bucket] += 1
        }
        let moved = sideBySide(2) { [self, places] half in
            var columns = self
            if half == 0 { columns.moveKeys(to: places) } else { columns.moveValues(to: places) }
            return columns
        }
        let values = moved[1]
        self = moved[0]
        (createdAt, price, discount) = (values.createdAt, values.price, values.discount)
        (paid, refunded) = (values.paid, values.refunded)
        return starts
    }

    private mutating func moveKeys(to places: [Int32]) {
        BookingColumns.move(&user, to: places)
        BookingColumns.move(&session, to: places)
        BookingColumns.move(&status, to: places)
        BookingColumns.move(&source, to: places)
        BookingColumns.move(&referral, to: places)
        BookingColumns.move(&currency, to: places)
        BookingColumns.move(&participants, to: places)
        BookingColumns.move(&bookedOn, to: places)
    }

    private mutating func moveValues(to places: [Int32]) {
        BookingColumns.move(&createdAt, to: places)
        BookingColumns.move(&price, to: places)
        BookingColumns.move(&discount, to: places)
        BookingColumns.move(&paid, to: places)
        BookingColumns.move(&refunded, to: places)
    }

    private static func move<Value>(_ column: inout [Value], to places: [Int32]) {
        guard let first = column.first else { return }
        var moved = [Value](onHugePages: first, count: column.count)
        for index in places.indices { moved[Int(places[index])] = column[index] }
        column = moved
    }
}
