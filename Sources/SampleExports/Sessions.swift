/// Every session on offer, in order of time, with the seats taken so far.
struct Sessions {
    struct Session {
        /// UTC.
        var startsAt: Int
        var endsAt: Int
        /// UTC; nil unless the company has called it off before the end of the period.
        var cancelledAt: Int?
        var course: Int
        var venue: Int
        var trainer: Int
        var pence: Int
        /// Nil without a limit.
        var capacity: Int?
        /// How readily it is booked, in hundredths; 0 for one that nobody wants.
        var attraction: Int
        var isOverbookable: Bool
        /// Bookings that were not cancelled.
        var taken = 0
    }

    private(set) var all: [Session] = []
    private let season: Season

    init(count: Int, seed: UInt64, courses: Courses, places: Places) {
        season = Season(
            count, firstDay: Period.firstDay, days: Period.sessionDays, months: Period.sessionMonths,
            weekdays: Period.sessionWeekdays)
        all.reserveCapacity(count)
        let weights = courses.weights
        let total = weights.reduce(0, +)
        for day in 0..<season.days {
            for number in season.range(on: day) {
                var random = SplitMix64(seed: seed, kind: 1, number: number)
                let course = random.pick(weights, of: total)
                all.append(
                    Self.session(
                        of: course, courses.all[course], on: Period.firstDay + day, venues: places.venues.count,
                        &random))
            }
        }
    }

    private static func session(
        of course: Int, _ facts: Courses.Course, on day: Int, venues: Int, _ random: inout SplitMix64
    ) -> Session {
        let starts = CivilTime.utc(localDay: day, secondOfDay: (540 + 15 * random.below(5)) * 60)
        let ends = CivilTime.utc(localDay: day + facts.days - 1, secondOfDay: (960 + 15 * random.below(5)) * 60)
        let year = (day - Period.firstDay) / 365
        let dearer = facts.pence * (100 + 4 * year) / 100
        let isEmpty = random.happens(Rates.sessionEmpty)
        let calledOff = CivilTime.utc(localDay: day - 2 - random.below(9), secondOfDay: 10 * 3_600)
        let isCalledOff = random.happens(Rates.sessionCancelled) && calledOff <= Period.end
        return Session(
            startsAt: starts, endsAt: ends, cancelledAt: isCalledOff ? calledOff : nil, course: course,
            venue: random.lowBelow(venues), trainer: random.below(trainers.count), pence: dearer - dearer % 50,
            capacity: random.happens(Rates.sessionWithoutCapacity) ? nil : 8 + 2 * random.below(9),
            attraction: isEmpty ? 0 : 20 + random.below(81), isOverbookable: random.happens(Rates.sessionOverbookable))
    }

    static let trainers = [
        "J. Marrow", "Bronagh Tully", "A. Śliwa", "Des Okoro", "Petra Lindqvist", "H. Vance", "Mo Farouk", "Gwen Parry",
        "S. O'Dowd", "Ines Prado",
    ].map { Bytes($0.utf8) }

    /// A session with room for `seats` that starts after `moment`, `days` days later or soon after that.
    ///
    /// The wanted course is given up where none comes within `patience`; when the offer ends, the booking goes to
    /// one of the last sessions, full or not.
    func choose(
        after moment: Int, day: Int, in days: Int, seats: Int, course: Int?, _ random: inout SplitMix64
    ) -> Int {
        let inDay = season.range(on: min(day + days, season.days - 1))
        let first = min(inDay.lowerBound + random.below(max(1, inDay.count)), all.count - 1)
        let latest = max(moment, all[first].startsAt) + Self.patience
        if let course {
            for number in first..<min(first + 120, all.count) where all[number].course == course {
                if all[number].startsAt > latest { break }
                if isOpen(number, moment), hasRoom(number, seats) { return number }
            }
        }
        for number in first..<min(first + 80, all.count) where isOpen(number, moment) {
            if all[number].startsAt > latest { break }
            if hasRoom(number, seats), random.below(100) < all[number].attraction { return number }
        }
        for number in first..<min(first + 200, all.count) where isOpen(number, moment) {
            if hasRoom(number, seats) { return number }
        }
        return lastResort(after: moment)
    }

    private static let patience = 120 * CivilTime.day

    private func isOpen(_ number: Int, _ moment: Int) -> Bool {
        let session = all[number]
        if let calledOff = session.cancelledAt, calledOff <= moment { return false }
        return session.startsAt > moment + 1_800 && session.attraction > 0
    }

    private func hasRoom(_ number: Int, _ seats: Int) -> Bool {
        guard let capacity = all[number].capacity else { return true }
        return all[number].taken + seats <= capacity + (all[number].isOverbookable ? 2 : 0)
    }

    /// The first open one of the last few sessions, and at worst the very last.
    private func lastResort(after moment: Int) -> Int {
        (max(0, all.count - 40)..<all.count).first { isOpen($0, moment) } ?? all.count - 1
    }

    mutating func takeSeat(in number: Int) {
        all[number].taken += 1
    }
}
