/// What the values of a column look like, as shares of those that are filled.
struct ValueLook {
    let count: Int
    let emails: Double
    let phones: Double
    let dates: Double
    /// Dates, and those that name their month.
    let days: Double
    /// What has digits.
    let numbers: Double
    /// What is nothing but a telephone number.
    let telephones: Double
    let organisations: Double
    /// Whether there are only a few different ones among many.
    let isRepetitive: Bool
    /// Whether they are hardly more than one: no names of those whom the rows are about, whatever the header says.
    let isAllButConstant: Bool
    /// Whether they are sentences rather than names.
    let isLong: Bool

    init(_ values: [String]) {
        let values = values.filter { value in value.utf8.contains { $0 > 0x20 } }
        count = values.count
        let share = { (holds: (String) -> Bool) in
            values.isEmpty ? 0 : Double(values.filter(holds).count) / Double(values.count)
        }
        emails = share { $0.utf8.contains(0x40) }
        phones = share { (5...16).contains(ValueLook.digits($0)) }
        dates = share(ValueLook.isDate)
        days = share { ValueLook.isDate($0) || DayText.namesMonth($0) }
        numbers = share { ValueLook.digits($0) > 0 }
        telephones = share { (7...16).contains(ValueLook.digits($0)) && !$0.contains(where: \.isLetter) }
        organisations = share(ValueLook.isOrganisation)
        let different = Set(values).count
        isRepetitive = values.count >= 500 && different * 50 < values.count
        isAllButConstant = values.count >= 500 && different <= 3
        isLong = share { $0.utf8.count > 60 } >= 0.5
    }

    private static func digits(_ value: String) -> Int { value.utf8.filter { $0 &- 0x30 < 10 }.count }

    private static func isDate(_ value: String) -> Bool {
        let digits = digits(value)
        let others = value.utf8.count - digits
        let separators = value.utf8.filter { $0 == 0x2D || $0 == 0x2F || $0 == 0x2E }.count
        return digits >= 4 && (separators >= 2 && digits <= 20 || digits == 8 && others == 0)
    }

    private static func isOrganisation(_ value: String) -> Bool {
        let words = value.lowercased().split { !$0.isLetter && !$0.isNumber }
        return words.count > 4 || digits(value) > 0 || value.utf8.contains(0x26)
            || words.contains { organisationWords.contains(String($0)) }
    }

    private static let organisationWords: Set<String> = [
        "ltd", "limited", "llp", "plc", "inc", "corp", "company", "gmbh", "llc", "school", "college", "university",
        "centre", "center", "church", "hospital", "clinic", "restaurant", "cafe", "bar", "grill", "hotel", "bank",
        "club", "trust", "council", "association", "society", "services", "group", "academy", "the", "of", "and",
    ]
}
