/// What is true of a person, drawn from their number: the same at every booking.
struct Person {
    var first: Int
    var surname: Int
    /// The surname since a wedding, and the booking day from which it is used.
    var laterSurname: Int?
    var changesNameOn: Int
    var town: Int
    var postcode: Int
    var telephone: Int
    var isAbroad: Bool
    var addressPattern: Int
    var provider: Int
    var secondProvider: Int
    var nickname: Int
    var course: Int

    init(number: Int, seed: UInt64, names: Names, places: Places, courses: Int) {
        var random = SplitMix64(seed: seed, kind: 3, number: number)
        (first, surname) = Self.name(&random, names)
        laterSurname = random.happens(Rates.surnameChanged) ? Self.name(&random, names).surname : nil
        changesNameOn = random.below(Period.bookingDays)
        town = random.lowBelow(places.towns.count)
        postcode = random.below(100_000)
        telephone = random.below(1_000_000)
        isAbroad = random.happens(Rates.abroad)
        addressPattern = random.below(8)
        provider = random.lowBelow(8)
        secondProvider = random.below(8)
        nickname = random.below(16)
        course = random.lowBelow(courses)
    }

    /// Only the indexes of the name, which are drawn first.
    static func nameIndexes(of number: Int, seed: UInt64, names: Names) -> (first: Int, surname: Int) {
        var random = SplitMix64(seed: seed, kind: 3, number: number)
        return name(&random, names)
    }

    private static func name(_ random: inout SplitMix64, _ names: Names) -> (first: Int, surname: Int) {
        let first = random.below(2) == 0 ? random.lowBelow(names.first.count) : random.below(names.first.count)
        let surname =
            random.happens(4_000)
            ? random.lowBelow(names.commonSurnames)
            : names.commonSurnames + random.below(names.surnames.count - names.commonSurnames)
        return (first, surname)
    }
}
