/// Everybody who has booked so far, and who books next.
///
/// It keeps a few bytes a person; names and addresses are drawn again from a person's number whenever they are needed.
struct Population {
    /// One who books: a person of their own account, a company's employee, or its nameless desk.
    struct Booker {
        var number: Int
        var company: Int?
        /// How many before them bear the same name; tells the addresses of namesakes apart.
        var namesakes: Int
        var isDesk: Bool
        /// Whether this booking renews a certificate, or is a person's first: then the course is their own.
        var wantsOwnCourse: Bool
    }

    private(set) var companies = Companies()
    private var privateNumbers: [UInt32] = []
    private var privateNamesakes: [UInt16] = []
    private var bearersOfName: [UInt16]
    private var firstPersonOfDay: [Int] = []
    private var lastNumber = 0
    private var hasBooked: [UInt64] = []
    private(set) var people = 0
    private let seed: UInt64
    private let names: Names

    init(seed: UInt64, names: Names) {
        self.seed = seed
        self.names = names
        bearersOfName = Array(repeating: 0, count: names.first.count * names.surnames.count)
    }

    /// Must be called for each day in turn, so that renewals find the people of three years ago.
    mutating func begin(day: Int) {
        while firstPersonOfDay.count <= day { firstPersonOfDay.append(privateNumbers.count) }
    }

    mutating func privatePerson(on day: Int, _ random: inout SplitMix64) -> Booker {
        let count = privateNumbers.count
        if count == 0 || random.happens(Self.rate(Rates.newPerson, on: day)) { return newPerson() }
        let kind = random.below(10_000)
        if kind < Rates.returnsForRenewal, let index = personToRenew(on: day, &random) {
            return booker(index, wantsOwnCourse: true)
        }
        if kind < Rates.returnsForRenewal + Rates.returnsWithinYear {
            let recent = count - firstPersonOfDay[max(0, day - 365)]
            return booker(count - 1 - random.lowBelow(max(1, min(recent, count))), wantsOwnCourse: false)
        }
        let regulars = (count - 1) / Rates.peoplePerRegular + 1
        return booker(random.below(regulars) * Rates.peoplePerRegular, wantsOwnCourse: false)
    }

    /// In the first half year nearly everybody is new; without this, the first few would come again every day.
    private static func rate(_ usual: Int, on day: Int) -> Int {
        usual + (10_000 - usual) * max(0, 180 - day) / 180
    }

    private mutating func newPerson() -> Booker {
        lastNumber += 1
        let name = Person.nameIndexes(of: lastNumber, seed: seed, names: names)
        let slot = name.first * names.surnames.count + name.surname
        privateNumbers.append(UInt32(lastNumber))
        privateNamesakes.append(bearersOfName[slot])
        bearersOfName[slot] &+= 1
        return booker(privateNumbers.count - 1, wantsOwnCourse: true)
    }

    /// One who first came about three years ago, when most certificates run for three years.
    private func personToRenew(on day: Int, _ random: inout SplitMix64) -> Int? {
        let due = day - 1_065 - random.below(90)
        guard due >= 0 else { return nil }
        let inMonth = firstPersonOfDay[max(0, due - 15)]..<firstPersonOfDay[min(due + 15, day)]
        return inMonth.isEmpty ? nil : inMonth.lowerBound + random.below(inMonth.count)
    }

    private mutating func booker(_ index: Int, wantsOwnCourse: Bool) -> Booker {
        let number = Int(privateNumbers[index])
        note(number)
        return Booker(
            number: number, company: nil, namesakes: Int(privateNamesakes[index]), isDesk: false,
            wantsOwnCourse: wantsOwnCourse)
    }

    mutating func company(on day: Int, _ random: inout SplitMix64) -> Int {
        if !companies.all.isEmpty, !random.happens(Self.rate(Rates.newCompany, on: day)) {
            return companies.returning(&random)
        }
        let company = companies.found(firstNumber: lastNumber + 1, &random)
        lastNumber += companies.all[company].count + 1
        return company
    }

    /// An employee by place, the first of them the organiser; places past the last begin again.
    mutating func employee(_ place: Int, of company: Int) -> Booker {
        let staff = companies.all[company]
        let number = staff.firstNumber + 1 + place % staff.count
        note(number)
        return Booker(number: number, company: company, namesakes: 0, isDesk: false, wantsOwnCourse: false)
    }

    mutating func desk(of company: Int) -> Booker {
        let number = companies.all[company].firstNumber
        note(number)
        return Booker(number: number, company: company, namesakes: 0, isDesk: true, wantsOwnCourse: false)
    }

    private mutating func note(_ number: Int) {
        let word = number >> 6
        while hasBooked.count <= word { hasBooked.append(0) }
        let bit: UInt64 = 1 << UInt64(number & 63)
        if hasBooked[word] & bit == 0 { people += 1 }
        hasBooked[word] |= bit
    }
}
