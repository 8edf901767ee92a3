/// What was put right in values of one column of a file, how often, and where first. It holds no value.
public struct Repair: Sendable, Equatable {
    /// The header of the column, as in the file.
    public let column: String
    /// What was done.
    public let kind: RepairKind
    /// In how many records.
    public internal(set) var count: Int
    /// The physical line, from 1, of the first of them.
    public internal(set) var firstLine: Int
}

/// The kinds of repairs and assumptions that are counted. The raw value is the word of summaries.
public enum RepairKind: String, Sendable, CaseIterable {
    /// `Siobh&aacute;n`, once or several times encoded.
    case htmlEntities = "html-entities"
    /// UTF-8 that was read as Windows-1252: `ZoÃ«`.
    case mojibake
    /// `'+44 …`: the apostrophe by which a spreadsheet keeps a text.
    case leadingApostrophe = "leading-apostrophe"
    /// `="00123"`: the formula by which a program makes a spreadsheet keep a text.
    case textFormula = "text-formula"
    /// Characters of no width, or blanks that no keyboard has, around or in a value.
    case invisibleCharacters = "invisible-characters"
    /// `N/A`, `NULL`, `-`: words for nothing.
    case placeholder
    /// `4.4E+11` in place of a phone number: its digits are lost.
    case lostDigits = "lost-digits"
    /// `447700900123.0`: a number that went through a table of decimals.
    case decimalTail = "decimal-tail"
    /// A phone number that has lost the 0 in front.
    case lostLeadingZero = "lost-leading-zero"
    /// `45355.77`: a day counted by a spreadsheet.
    case excelSerial = "excel-serial-date"
    /// Seconds or milliseconds since 1970.
    case unixTime = "unix-time"
    /// A year of two digits.
    case twoDigitYear = "two-digit-year"
    /// `10:00 - 16:00`: from when to when.
    case timeRange = "time-range"
    /// `15-17 April 2024`: several days.
    case dayRange = "day-range"
    /// A time that the clock showed twice when it went back.
    case repeatedTime = "repeated-time"
    /// A word such as `free` for an amount of nothing.
    case freeOfCharge = "free-of-charge"
    /// `£60 per person`: a remark behind an amount.
    case amountRemark = "amount-remark"
    /// `£120+VAT`: an amount to which tax comes.
    case netAmount = "net-amount"
    /// `Yes` or `BACS 12/03` for what was paid, `10%` for a discount: a word that says how much.
    case amountWord = "amount-word"
    /// `EARLYBIRD`: the name of a discount in place of what it takes off.
    case discountName = "discount-name"
    /// A word where the day of a cancellation belongs.
    case cancellationWord = "cancellation-word"
    /// An amount without currency in a column in which others have one, always the same.
    case columnCurrency = "column-currency"
    /// A negative amount, or one in parentheses, of a row that is a refund.
    case refundSign = "refund-sign"
    /// An amount above zero in a row of payments that says it is a refund.
    case refundType = "refund-type"
    /// A payment of which part was given back, as another column of the row says.
    case partRefund = "part-refund"
    /// An amount below zero in a file that has one column of amounts.
    case credit
    /// No date in a row of a file that does not say when bookings were made.
    case assumedDate = "assumed-date"
    /// `Acme Ltd` where a person's name belongs.
    case companyName = "company-name"
    /// Several people in one cell.
    case severalPeople = "several-people"
    /// `Ann Lee <ann@example.com>` in a list of those who take part, in a row that names nobody else.
    case personInList = "person-in-list"
    /// Several addresses of one person in one cell.
    case severalAddresses = "several-addresses"
    /// Several rows of one order, an attendee each.
    case severalRows = "several-rows"
    /// Rows of an order that was known from another file.
    case joinedRows = "joined-rows"

    /// What summaries say of it.
    public var explanation: String {
        switch self {
        case .htmlEntities: "HTML entities were decoded; the original is kept"
        case .mojibake: "UTF-8 that had been read as Windows-1252 was put right; the original is kept"
        case .leadingApostrophe: "an apostrophe before a sign or digit was taken off"
        case .textFormula: "a text in a formula, as in =\"00123\", was taken out of it"
        case .invisibleCharacters: "invisible characters were taken out"
        case .placeholder: "a word for nothing is read as a missing value"
        case .lostDigits: "a number in scientific notation has lost its digits: left out, the original is kept"
        case .decimalTail: "a “.0” behind a number was taken off"
        case .lostLeadingZero: "the number seems to have lost its leading 0; kept as it is"
        case .excelSerial: "a day counted by a spreadsheet was read as a date"
        case .unixTime: "seconds or milliseconds since 1970 were read as a moment"
        case .twoDigitYear: "a year of two digits was read as one of 1969 to 2068"
        case .timeRange: "of a range of times the start was read; the original is kept"
        case .dayRange: "of several days the first was read; the original is kept"
        case .repeatedTime: "the clock showed this time twice; the earlier is taken"
        case .freeOfCharge: "a word for free of charge is read as 0"
        case .amountRemark: "a remark behind an amount was left aside; the original is kept"
        case .netAmount: "the amount is without the tax that its remark speaks of; the original is kept"
        case .amountWord: "a word in place of an amount says how much it is; the original is kept"
        case .discountName:
            "the name of a discount does not say how much it is: nothing is taken off; the original is kept"
        case .cancellationWord: "a word in place of a day says that the booking was cancelled; the original is kept"
        case .columnCurrency: "an amount without currency is in that of the column's other amounts"
        case .refundSign: "a negative amount of a refund is read as money given back"
        case .refundType: "the amount of a refund is read as money given back, below zero"
        case .partRefund: "what was given back of a payment was taken off it; the original is kept"
        case .credit: "an amount below zero is a credit: it counts as paid, below zero"
        case .assumedDate: "no date at all: counted as made when the booking in the row before was"
        case .companyName: "the name of a company stands where a person's belongs: it is read as the company"
        case .severalPeople: "several people in one cell: the first is the contact, all are kept"
        case .personInList: "the row names nobody else: the first person in the list with an address is the contact"
        case .severalAddresses: "several addresses in one cell: the first is taken, the original is kept"
        case .severalRows: "rows of one order are one booking, its total counted once; all attendees are kept"
        case .joinedRows: "rows of an order of which others came before have joined these"
        }
    }
}

/// The repairs of a stretch of a file, in the order in which they were first made.
struct RepairLog: Sendable {
    private(set) var entries: [Repair] = []

    /// Counts a repair in the record at `line`.
    mutating func add(_ kind: RepairKind, column: String, line: Int, count: Int = 1) {
        if let index = entries.firstIndex(where: { $0.kind == kind && $0.column == column }) {
            entries[index].count += count
            entries[index].firstLine = min(entries[index].firstLine, line)
        } else {
            entries.append(Repair(column: column, kind: kind, count: count, firstLine: line))
        }
    }

    /// Counts one repair of a column as another one: what came later has told more of the record at `line`.
    mutating func recount(_ kind: RepairKind, as other: RepairKind, line: Int) {
        guard let index = entries.firstIndex(where: { $0.kind == kind }) else { return }
        let column = entries[index].column
        entries[index].count -= 1
        if entries[index].count == 0 { entries.remove(at: index) }
        add(other, column: column, line: line)
    }

    /// Adds those of a later stretch.
    static func += (left: inout RepairLog, right: RepairLog) {
        for entry in right.entries {
            left.add(entry.kind, column: entry.column, line: entry.firstLine, count: entry.count)
        }
    }
}
