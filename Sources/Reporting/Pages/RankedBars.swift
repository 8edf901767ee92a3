/// Named values made into bars: the largest few, the sum of the others, and what is unknown.
enum RankedBars {
    /// The most names that stand by themselves.
    static let most = 10

    /// Bars with their values written beside them, and with their share of all where that means something.
    static func bars(
        _ values: [(name: String, value: Double)], format: ValueFormat, showShares: Bool
    ) -> [HorizontalBarChart.Bar] {
        let total = values.reduce(0) { $0 + $1.value }
        let shares = showShares && total > 0
        func text(_ value: Double) -> String {
            let amount =
                if case .money(let currency) = format {
                    EnglishText.roundedMoney(EnglishText.whole(value), currency)
                } else { format.text(value) }
            return shares ? "\(amount) · \(EnglishText.percent(value / total))" : amount
        }
        let known = values.filter { $0.name != BookingFacts.unknown }
            .sorted { $0.value == $1.value ? $0.name < $1.name : $0.value > $1.value }
        var bars = known.prefix(known.count == most + 1 ? most + 1 : most).map {
            HorizontalBarChart.Bar(name: EnglishText.isolated($0.name), value: $0.value, text: text($0.value))
        }
        let others = known.dropFirst(bars.count)
        if !others.isEmpty {
            let sum = others.reduce(0) { $0 + $1.value }
            bars.append(.init(name: "\(others.count) others", value: sum, text: text(sum), place: .other))
        }
        bars += values.filter { $0.name == BookingFacts.unknown }.map {
            .init(name: $0.name, value: $0.value, text: text($0.value), place: .unknown)
        }
        return bars
    }

    /// The sums of a column by the words of another, over some rows of a table, in order of first appearance.
    static func sums(
        _ table: ReportTable, by nameColumn: String, of valueColumn: String, where isCounted: (Int) -> Bool
    ) -> [(name: String, value: Double)] {
        guard let names = table.columnIndex(nameColumn), let values = table.columnIndex(valueColumn) else { return [] }
        var places: [String: Int] = [:]
        var sums: [(name: String, value: Double)] = []
        for row in 0..<table.rowCount where isCounted(row) {
            let name = table.cell(row: row, column: names).description
            let value = table.cell(row: row, column: values).number ?? 0
            if let place = places[name] {
                sums[place].value += value
            } else {
                places[name] = sums.count
                sums.append((name, value))
            }
        }
        return sums
    }
}
