/// Values of named things as bars from zero, the largest first, what is left over and what is unknown last; or in an order
/// of their own, such as that of numbers.
struct HorizontalBarChart: Chart {
    /// One bar.
    struct Bar: Sendable, Equatable {
        /// What it stands for.
        let name: String
        /// Its length.
        let value: Double
        /// What is written beside it, such as the value with its share.
        let text: String
        /// Where it stands among the bars.
        var place = Place.ranked

        /// The groups of bars, in their order.
        enum Place: Int, Sendable {
            case ranked, other, unknown
        }
    }

    /// The bars.
    let bars: [Bar]
    /// Whether they are drawn by their values, and not as they come.
    var isRanked = true

    private static let pitch = 30.0

    /// The order in which bars are drawn.
    static func ordered(_ bars: [Bar]) -> [Bar] {
        bars.sorted { left, right in
            if left.place != right.place { return left.place.rawValue < right.place.rawValue }
            return left.value == right.value ? left.name < right.name : left.value > right.value
        }
    }

    func markup(id: String, title: String, description: String) -> String {
        let bars = isRanked ? HorizontalBarChart.ordered(bars) : bars
        let height = Double(max(1, bars.count)) * HorizontalBarChart.pitch + 4
        var drawing = Drawing(id: id, height: height, title: title, description: description)
        let names = min(220, (bars.map { ChartText.width($0.name) }.max() ?? 0) + 14)
        let texts = (bars.map { ChartText.width($0.text) }.max() ?? 0) + 10
        let finite = bars.map(\.value).filter(\.isFinite)
        let low = min(0, finite.min() ?? 0)
        let high = max(low < 0 ? 0 : 1e-9, finite.max() ?? 0)
        let x = LinearScale(domain: low...max(high, low + 1e-9), from: names, to: Drawing.width - texts)
        for (row, bar) in bars.enumerated() {
            let y = Double(row) * HorizontalBarChart.pitch + 4
            let from = min(x(0), x(bar.value))
            let to = max(x(0), x(bar.value))
            drawing.text(bar.name, x: names - 10, y: y + 15.5, anchor: .end, fitting: names - 10)
            drawing.rectangle(
                bar.place == .ranked ? "mark-1" : "mark-rest", x: from, y: y, width: to - from, height: 22,
                tip: "\(bar.name): \(bar.text)")
            drawing.text(bar.text, "label value", x: to + 8, y: y + 15.5)
        }
        drawing.line("axis", from: (x(0), 0), to: (x(0), height))
        return drawing.svg
    }
}
