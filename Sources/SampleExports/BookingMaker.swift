/// Makes the bookings up, one after the other in the order in which they were made.
struct BookingMaker {
    private(set) var population: Population
    private(set) var sessions: Sessions
    private var random: SplitMix64
    private let season: Season
    private let count: Int
    /// Bookings before this one were recorded by the office, to the minute.
    private let wholeMinutesBefore: Int
    private var day = 0
    private var groups = 0
    private var event: Event?

    /// What bookings made at one stroke share.
    private struct Event {
        var company: Int?
        var organiser: Int?
        var group: Int?
        var session: Int
        var createdAt: Int
        var source: Bytes
        var payment: Payment
        var referral: Bytes
        var percentOff: Int
        var nextPlace: Int
        var left: Int
        var person: Population.Booker?
    }

    init(count: Int, seed: UInt64, names: Names, sessions: Sessions, wholeMinutesBefore: Int) {
        self.count = count
        self.sessions = sessions
        self.wholeMinutesBefore = wholeMinutesBefore
        population = Population(seed: seed, names: names)
        random = SplitMix64(seed: seed, kind: 4, number: 0)
        season = Season(
            count, firstDay: Period.firstDay, days: Period.bookingDays, months: Period.bookingMonths,
            weekdays: Period.bookingWeekdays)
    }

    /// The booking of this index; the indexes must come in order.
    mutating func booking(_ index: Int, ownCourse: (Int) -> Int) -> Booking {
        var event = self.event ?? begin(at: index, ownCourse: ownCourse)
        let booker = nextBooker(&event)
        event.left -= 1
        self.event = event.left == 0 ? nil : event
        var booking = Booking(
            booker: booker, organiser: event.organiser, session: event.session, group: event.group,
            createdAt: event.createdAt, day: day)
        booking.source = event.source
        booking.referral = event.referral
        booking.pence = sessions.all[event.session].pence
        booking.discountPence = booking.pence * event.percentOff / 100
        Outcome.decide(&booking, sessions.all[event.session], event.payment, &random)
        if booking.status != .cancelled { sessions.takeSeat(in: event.session) }
        if random.happens(Rates.noted) { booking.note = Notes.all[random.below(Notes.all.count)] }
        return booking
    }

    private mutating func nextBooker(_ event: inout Event) -> Population.Booker {
        if let person = event.person { return person }
        guard let company = event.company else { return population.privatePerson(on: day, &random) }
        defer { event.nextPlace += 1 }
        return population.employee(event.nextPlace, of: company)
    }

    private mutating func begin(at index: Int, ownCourse: (Int) -> Int) -> Event {
        while season.before[day + 1] <= index { day += 1 }
        population.begin(day: day)
        var createdAt = Clock.moment(of: index, in: season.range(on: day), on: Period.firstDay + day, &random)
        if index < wholeMinutesBefore { createdAt -= createdAt % 60 }
        let kind = random.below(10_000)
        let isGroup = kind < Rates.groupEvents
        let isCompany = kind < Rates.groupEvents + Rates.companyEvents
        let channel = Origin.channel(isCompany: isCompany, &random)
        var event = Event(
            company: nil, organiser: nil, group: nil, session: 0, createdAt: createdAt,
            source: Origin.word(for: channel, &random),
            payment: Payment(bookedAt: createdAt, day: day, isCompany: isCompany, channel: channel, &random),
            referral: Origin.referral(&random),
            percentOff: percentOff(isGroup: isGroup), nextPlace: 0, left: 1, person: nil)
        var course: Int?
        if isCompany {
            fill(&event, isGroup: isGroup, places: count - index)
        } else {
            let person = population.privatePerson(on: day, &random)
            event.person = person
            if person.wantsOwnCourse { course = ownCourse(person.number) }
        }
        let lead = channel == .walkIn ? 0 : 1 + random.lowBelow(isGroup ? 100 : 75)
        event.session = sessions.choose(
            after: createdAt, day: day, in: lead, seats: event.left, course: course, &random)
        return event
    }

    private mutating func fill(_ event: inout Event, isGroup: Bool, places: Int) {
        let company = population.company(on: day, &random)
        let staff = population.companies.all[company]
        event.company = company
        event.organiser = staff.firstNumber + 1
        event.nextPlace = random.lowBelow(staff.count)
        if isGroup {
            event.left = min(2 + random.lowBelow(7), places, staff.count)
            groups += 1
            event.group = groups
        } else if random.happens(Rates.namelessCompanyBooking) {
            event.person = population.desk(of: company)
        }
    }

    private mutating func percentOff(isGroup: Bool) -> Int {
        guard random.happens(isGroup ? Rates.groupDiscounted : Rates.discounted) else { return 0 }
        let choices = isGroup ? [10, 15, 20] : [10, 5, 15, 20, 25, 10, 50, 100]
        return choices[random.lowBelow(choices.count)]
    }
}
