/// The money of the files by currency, and what became of it.
struct MoneyTable {
    let files: [RunSummary.File]

    /// A header and a row for each file and currency; nil where there is no money.
    var rows: [[String]]? {
        var rows = [
            ["amounts", "currency", "in file", "loaded", "updated", "unchanged", "duplicate", "rejected", "unreadable"]
        ]
        for file in files {
            for (index, amount) in file.amounts.enumerated() {
                let sums = MoneyTable.outcomes(of: amount)
                // Rows that nobody can read have no currency: they are told once.
                let unreadable = index == 0 ? SummaryTable.grouped(file.unreadableAmounts) : ""
                rows.append(
                    [file.file, amount.currency]
                        + sums.map { MoneyTable.decimal($0, digits: amount.minorDigits) } + [unreadable])
            }
            if file.amounts.isEmpty, file.unreadableAmounts > 0 {
                rows.append(
                    [file.file, "", "", "", "", "", "", "", SummaryTable.grouped(file.unreadableAmounts)])
            }
        }
        guard rows.count > 1 else { return nil }
        if files.count(where: { !$0.amounts.isEmpty }) > 1 { rows += totals }
        // Of rows that nobody can read there are mostly none.
        return files.contains { $0.unreadableAmounts > 0 } ? rows : rows.map { $0.dropLast() }
    }

    /// A row for each currency over all files, in the order of the codes.
    private var totals: [[String]] {
        var sums: [String: [Int64]] = [:]
        var digits: [String: Int] = [:]
        for amount in files.flatMap(\.amounts) {
            let sum = sums[amount.currency] ?? Array(repeating: 0, count: 6)
            sums[amount.currency] = zip(sum, MoneyTable.outcomes(of: amount)).map { $0 + $1 }
            digits[amount.currency] = amount.minorDigits
        }
        let unreadable = files.reduce(0) { $0 + $1.unreadableAmounts }
        return sums.keys.sorted().enumerated().map { index, currency in
            let cells = (sums[currency] ?? []).map { MoneyTable.decimal($0, digits: digits[currency] ?? 0) }
            return ["all files", currency] + cells + [index == 0 ? SummaryTable.grouped(unreadable) : ""]
        }
    }

    private static func outcomes(of amount: RunSummary.Amount) -> [Int64] {
        [
            amount.readMinor, amount.loadedMinor, amount.updatedMinor, amount.unchangedMinor, amount.duplicateMinor,
            amount.rejectedMinor,
        ]
    }

    /// 123456 of a currency with two digits behind the point as 1,234.56.
    static func decimal(_ minorUnits: Int64, digits: Int) -> String {
        var text = String(minorUnits.magnitude)
        while text.count <= digits { text = "0" + text }
        let whole = SummaryTable.grouped(Int(text.dropLast(digits)) ?? 0)
        return (minorUnits < 0 ? "-" : "") + whole + (digits > 0 ? "." + text.suffix(digits) : "")
    }
}
