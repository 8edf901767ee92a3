/// How many things fall into each bin, as columns that touch; bins apart from the scale stand apart in grey.
struct Histogram: Chart {
    /// What is counted, and where.
    let bins: HistogramBins
    /// What is counted, in the plural: `customers`.
    let counted: String

    func markup(id: String, title: String, description: String) -> String {
        let bins = bins.bins
        let bottom = 226.0
        var drawing = Drawing(id: id, height: bottom + 26, title: title, description: description)
        let frame = PlotFrame(values: bins.map { Double($0.count) }, format: .count, bottom: bottom)
        frame.draw(in: &drawing)
        let pitch = (frame.right - frame.left) / Double(max(1, bins.count))
        let firstOfScale = bins.firstIndex { !$0.isApart } ?? 0
        let widest = bins.filter { !$0.isApart }.map { ChartText.width($0.label) }.max() ?? 0
        let stride = [1, 2, 5, 10].first { Double($0) * pitch >= widest + 8 } ?? 20
        for (index, bin) in bins.enumerated() {
            let x = frame.left + Double(index) * pitch
            let inset = bin.isApart ? pitch * 0.12 : 0.5
            let top = frame.y(Double(bin.count))
            drawing.rectangle(
                bin.isApart ? "mark-rest" : "mark-1", x: x + inset, y: top, width: pitch - 2 * inset,
                height: frame.zero - top, tip: "\(bin.name): \(EnglishText.number(bin.count)) \(counted)")
            // A bin of the scale is labelled at its lower edge; one apart from it, in its middle.
            let half = ChartText.width(bin.label) / 2
            let centre = bin.isApart ? min(x + pitch / 2, Drawing.width - half) : x
            guard bin.isApart || (index - firstOfScale) % stride == 0 && !tailIsNear(bins, centre + half, frame, pitch)
            else { continue }
            if !bin.isApart { drawing.line("tick-mark", from: (centre, bottom), to: (centre, bottom + 5)) }
            // A label at the edge beside a bin that stands apart would touch that bin's label.
            let nudge = !bin.isApart && index == firstOfScale && index > 0 ? half : 0
            drawing.text(bin.label, "tick", x: centre + nudge, y: bottom + 19, anchor: .middle)
        }
        frame.drawBaseline(in: &drawing)
        return drawing.svg
    }

    /// Whether a label that ends at `end` would touch that of the tail, which is always written.
    private func tailIsNear(_ bins: [HistogramBins.Bin], _ end: Double, _ frame: PlotFrame, _ pitch: Double) -> Bool {
        guard let tail = bins.last, tail.isApart else { return false }
        let half = ChartText.width(tail.label) / 2
        return end + 6 > min(frame.right - pitch / 2, Drawing.width - half) - half
    }
}
