import BookingModel

/// Parts of a whole a month, stacked from zero with a unit's gap between them; at most five parts.
struct StackedColumnChart: Chart {
    /// One part of the stack.
    struct Part: Sendable {
        /// Its name in the key.
        let name: String
        /// One value a month, as many as there are months.
        let values: [Double]
        /// Whether it is what remains beside the named parts: drawn last, in grey.
        var isRest = false
    }

    /// The month of the first value.
    let first: Month
    /// The parts, the largest first; those past the fifth are added to the last one shown.
    let parts: [Part]
    /// How values are written.
    let format: ValueFormat
    /// Whether the last month is not over at the as-of date.
    var lastIsUnfinished = false

    func markup(id: String, title: String, description: String) -> String {
        let shown = StackedColumnChart.atMostFive(parts)
        let marks = StackedColumnChart.marks(shown)
        var entries = zip(shown, marks).map { ChartLegend.Entry(mark: $1, name: $0.name) }
        if lastIsUnfinished { entries.append(.init(mark: "mark-rest hollow", name: "Month not over yet")) }
        let legend = ChartLegend(entries)
        let count = shown.map(\.values.count).max() ?? 0
        let bottom = legend.height + 236
        var drawing = Drawing(id: id, height: bottom + 26, title: title, description: description)
        let frame = PlotFrame(
            values: (0..<count).flatMap { stackEnds(shown, $0) }, format: format, top: legend.height + 10,
            bottom: bottom)
        legend.draw(in: &drawing)
        frame.draw(in: &drawing)
        for index in 0..<count {
            let hollow = lastIsUnfinished && index == count - 1
            drawStack(index, of: count, shown, marks, hollow, frame, in: &drawing)
        }
        frame.drawBaseline(in: &drawing)
        frame.drawMonths(MonthTicks(first: first, count: count), count: count, in: &drawing)
        return drawing.svg
    }

    private func drawStack(
        _ index: Int, of count: Int, _ parts: [Part], _ marks: [String], _ hollow: Bool, _ frame: PlotFrame,
        in drawing: inout Drawing
    ) {
        let slot = frame.slot(index, of: count)
        var above = 0.0
        var below = 0.0
        for (part, mark) in zip(parts, marks) {
            let value = part.values.indices.contains(index) ? part.values[index] : 0
            guard value.isFinite, value != 0 else { continue }
            let from = value > 0 ? above : below
            if value > 0 { above += value } else { below += value }
            let upper = min(frame.y(from), frame.y(from + value))
            let height = abs(frame.y(from) - frame.y(from + value))
            // The gap is taken from the part, so that the stack still ends where its sum lies.
            let gap = height > 2 ? 1.0 : 0
            let inset = hollow ? 0.75 : 0
            drawing.rectangle(
                hollow ? mark + " hollow" : mark, x: slot.x + inset, y: upper + inset + (value < 0 ? gap : 0),
                width: slot.width - 2 * inset, height: height - gap - 2 * inset,
                tip: "\(EnglishText.longMonth(first.advanced(by: index))), \(part.name): \(format.text(value))")
        }
    }

    private func stackEnds(_ parts: [Part], _ index: Int) -> [Double] {
        let values = parts.compactMap { $0.values.indices.contains(index) ? $0.values[index] : nil }
        return [values.filter { $0 > 0 }.reduce(0, +), values.filter { $0 < 0 }.reduce(0, +)]
    }

    /// The first five parts; where there are more, the first four and the sum of the others.
    static func atMostFive(_ parts: [Part]) -> [Part] {
        guard parts.count > 5 else { return parts }
        let rest = parts.dropFirst(4)
        let length = rest.map(\.values.count).max() ?? 0
        let sums = (0..<length).map { index in
            rest.reduce(0.0) { $0 + ($1.values.indices.contains(index) ? $1.values[index] : 0) }
        }
        return parts.prefix(4) + [Part(name: "\(rest.count) others", values: sums, isRest: true)]
    }

    private static func marks(_ parts: [Part]) -> [String] {
        var next = 0
        return parts.map { part in
            guard !part.isRest, next < 4 else { return "mark-rest" }
            next += 1
            return "mark-\(next)"
        }
    }
}
