import BookingModel

/// One value a month as columns from zero; the current, unfinished month is hollow, the year before a thin grey line.
struct ColumnChart: Chart {
    /// The month of the first value.
    let first: Month
    /// One value a month; nil where there is none.
    let values: [Double?]
    /// The values of the same months a year earlier, or empty.
    var yearBefore: [Double?] = []
    /// How values are written.
    let format: ValueFormat
    /// Whether the last month is not over at the as-of date.
    var lastIsUnfinished = false

    func markup(id: String, title: String, description: String) -> String {
        let known = yearBefore.contains { $0 != nil }
        let legend = ChartLegend(entries(withYearBefore: known))
        let bottom = legend.height + 226
        var drawing = Drawing(id: id, height: bottom + 26, title: title, description: description)
        let frame = PlotFrame(
            values: (values + yearBefore).compactMap { $0 }, format: format, top: legend.height + 10, bottom: bottom)
        legend.draw(in: &drawing)
        frame.draw(in: &drawing)
        for (index, value) in values.enumerated() {
            guard let value else { continue }
            let slot = frame.slot(index, of: values.count)
            let hollow = lastIsUnfinished && index == values.count - 1
            let inset = hollow ? 0.75 : 0
            let top = min(frame.y(value), frame.zero)
            drawing.rectangle(
                hollow ? "mark-1 hollow" : "mark-1", x: slot.x + inset, y: top + inset,
                width: slot.width - 2 * inset, height: abs(frame.y(value) - frame.zero) - inset,
                tip: tip(index, value, hollow: hollow))
        }
        if known { drawYearBefore(frame, in: &drawing) }
        frame.drawBaseline(in: &drawing)
        frame.drawMonths(MonthTicks(first: first, count: values.count), count: values.count, in: &drawing)
        return drawing.svg
    }

    private func entries(withYearBefore: Bool) -> [ChartLegend.Entry] {
        guard withYearBefore || lastIsUnfinished else { return [] }
        var entries = [ChartLegend.Entry(mark: "mark-1", name: "Month")]
        if lastIsUnfinished { entries.append(.init(mark: "mark-1 hollow", name: "Month not over yet")) }
        if withYearBefore { entries.append(.init(mark: "mark-before", name: "Same month a year before")) }
        return entries
    }

    private func drawYearBefore(_ frame: PlotFrame, in drawing: inout Drawing) {
        for run in yearBefore.runs() where run.values.count > 1 {
            let points = run.values.enumerated().map { offset, value in
                let slot = frame.slot(run.start + offset, of: values.count)
                return (x: slot.x + slot.width / 2, y: frame.y(value))
            }
            // Grey on a column would be lost: the line is edged with the paper.
            drawing.path("line-edge", through: points)
            drawing.path("line-before", through: points)
        }
    }

    private func tip(_ index: Int, _ value: Double, hollow: Bool) -> String {
        let month = EnglishText.longMonth(first.advanced(by: index))
        return "\(month): \(format.text(value))" + (hollow ? ", not over yet" : "")
    }
}
