/// The part of a chart with a value axis at its left: gridlines with their labels, and room for what hangs off it.
struct PlotFrame: Sendable {
    /// The ticks of the value axis.
    let ticks: AxisTicks
    /// From values to vertical coordinates.
    let y: LinearScale
    /// The left and right edge of the plot.
    let left: Double
    /// The right edge of the plot.
    let right: Double
    /// The upper edge of the plot.
    let top: Double
    /// The lower edge of the plot.
    let bottom: Double
    private let format: ValueFormat

    /// A frame whose axis covers `values` from zero; `rightMargin` is kept free for labels at lines' ends.
    init(values: [Double], format: ValueFormat, top: Double = 14, bottom: Double, rightMargin: Double = 4) {
        let finite = values.filter(\.isFinite)
        let ticks = AxisTicks(
            covering: min(0, finite.min() ?? 0)...max(0, finite.max() ?? 0), wholeNumbers: format == .count)
        let labels = ticks.values.map { format.axisText($0, step: ticks.step, largest: ticks.largest) }
        self.ticks = ticks
        self.format = format
        self.top = top
        self.bottom = bottom
        left = (labels.map(ChartText.width).max() ?? 0) + 10
        right = Drawing.width - rightMargin
        y = LinearScale(domain: ticks.first...ticks.last, from: bottom, to: top)
    }

    /// The height at which values are zero.
    var zero: Double { y(0) }

    /// Draws the gridlines, the stronger line at zero, and the axis labels.
    func draw(in drawing: inout Drawing) {
        for value in ticks.values {
            let height = y(value)
            if value != 0 { drawing.line("grid", from: (left, height), to: (right, height)) }
            let label = format.axisText(value, step: ticks.step, largest: ticks.largest)
            drawing.text(label, "tick", x: left - 8, y: height + 4.5, anchor: .end)
        }
    }

    /// Draws the line at zero: after the marks, so that they stand on it.
    func drawBaseline(in drawing: inout Drawing) {
        drawing.line("axis", from: (left, zero), to: (right, zero))
    }

    /// The left edge and width of one of `count` equal slots, with the gap between two of them.
    func slot(_ index: Int, of count: Int) -> (x: Double, width: Double) {
        let pitch = (right - left) / Double(max(1, count))
        let gap = pitch > 12 ? pitch * 0.22 : pitch > 4 ? 1 : 0
        return (left + Double(index) * pitch + gap / 2, pitch - gap)
    }

    /// Draws the months below the plot, each under the start of its slot.
    func drawMonths(_ months: MonthTicks, count: Int, in drawing: inout Drawing) {
        var free = -Double.infinity
        for tick in months.ticks {
            let slot = slot(tick.index, of: count)
            let width = ChartText.width(tick.label)
            let x = min(max(left, slot.x + slot.width / 2 - width / 2), right - width)
            drawing.line(
                "tick-mark", from: (slot.x + slot.width / 2, bottom), to: (slot.x + slot.width / 2, bottom + 5))
            guard x > free else { continue }
            drawing.text(tick.label, "tick", x: x + width / 2, y: bottom + 19, anchor: .middle)
            free = x + width + 6
        }
    }
}
