/// Curves over a common axis, each named at its end; a stretch that is not complete is dashed and ends hollow.
struct LineChart: Chart {
    /// One curve.
    struct Series: Sendable {
        /// Its name, written at its end.
        let name: String
        /// One value a position; nil where there is none.
        let values: [Double?]
        /// Whether it is a background to the others, drawn thin and grey.
        var isBackground = false
        /// The interval around each value, drawn as a pale band, or empty.
        var band: [ClosedRange<Double>?] = []
        /// Whether its last value is of a period that is not over.
        var lastIsUnfinished = false
    }

    /// The curves, the most important first; at most four are coloured.
    let series: [Series]
    /// What stands below a position, where anything does.
    let labels: [(index: Int, text: String)]
    /// What the positions are, below the axis.
    var axisName = ""
    /// How values are written.
    let format: ValueFormat

    func markup(id: String, title: String, description: String) -> String {
        let count = series.map(\.values.count).max() ?? 0
        let names = series.map(\.name)
        let margin = min(190, (names.map(ChartText.width).max() ?? 0) + 14)
        let bottom = 236.0
        var drawing = Drawing(
            id: id, height: bottom + (axisName.isEmpty ? 28 : 46), title: title, description: description)
        let frame = PlotFrame(
            values: series.flatMap { $0.values.compactMap { $0 } + $0.band.compactMap { $0?.upperBound } },
            format: format, bottom: bottom,
            rightMargin: margin)
        frame.draw(in: &drawing)
        frame.drawBaseline(in: &drawing)
        let x = LinearScale(
            domain: 0...Double(max(1, count - 1)), from: frame.left + 6, to: frame.right - 6)
        for label in labels {
            drawing.line("tick-mark", from: (x(Double(label.index)), bottom), to: (x(Double(label.index)), bottom + 5))
            drawing.text(label.text, "tick", x: x(Double(label.index)), y: bottom + 19, anchor: .middle)
        }
        if !axisName.isEmpty {
            drawing.text(axisName, "tick", x: (frame.left + frame.right) / 2, y: bottom + 39, anchor: .middle)
        }
        var colour = 0
        var ends: [(y: Double, name: String, class: String)] = []
        for one in series.reversed().filter(\.isBackground) + series.filter({ !$0.isBackground }) {
            if !one.isBackground { colour = min(4, colour + 1) }
            let style = one.isBackground ? "before" : "\(colour)"
            if let end = draw(one, style, x, frame, in: &drawing) { ends.append((end, one.name, "label-\(style)")) }
        }
        let places = LabelPlacement.spread(
            ends.map(\.y), gap: ChartText.lineHeight, within: frame.top...frame.bottom)
        for (end, place) in zip(ends, places) {
            drawing.text(end.name, "label \(end.class)", x: frame.right + 4, y: place + 4.5, fitting: margin - 8)
        }
        return drawing.svg
    }

    /// Draws one curve and says at what height it ends.
    private func draw(
        _ one: Series, _ style: String, _ x: LinearScale, _ frame: PlotFrame, in drawing: inout Drawing
    ) -> Double? {
        for run in one.band.map({ $0?.lowerBound }).runs() {
            let range = run.start..<run.start + run.values.count
            let lower = range.map { (x: x(Double($0)), y: frame.y(one.band[$0]?.lowerBound ?? 0)) }
            let upper = range.map { (x: x(Double($0)), y: frame.y(one.band[$0]?.upperBound ?? 0)) }
            drawing.path("band band-\(style)", through: lower + upper.reversed(), closed: true)
        }
        var end: Double?
        for run in one.values.runs() {
            let points = run.values.enumerated().map { (x: x(Double(run.start + $0)), y: frame.y($1)) }
            let openEnd = one.lastIsUnfinished && run.start + run.values.count == one.values.count
            let solid = openEnd ? Array(points.dropLast()) : points
            if solid.count > 1 { drawing.path("line-\(style)", through: solid) }
            if openEnd, points.count > 1 { drawing.path("line-\(style) open", through: points.suffix(2)) }
            for (offset, point) in points.enumerated() where points.count <= 40 && !one.isBackground {
                let hollow = openEnd && offset == points.count - 1
                drawing.circle(
                    hollow ? "mark-\(style) hollow" : "mark-\(style)", x: point.x, y: point.y,
                    radius: hollow ? 3.5 : 2.5, tip: "\(one.name): \(format.text(run.values[offset]))")
            }
            end = points.last?.y
        }
        return end
    }
}
