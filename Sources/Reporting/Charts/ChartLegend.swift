/// The key of a chart of several parts: swatches with their names in rows above the plot.
struct ChartLegend: Sendable {
    /// A swatch and its name.
    struct Entry: Sendable {
        /// The class that colours the swatch.
        let mark: String
        /// What it stands for.
        let name: String
    }

    private let placed: [(entry: Entry, x: Double, row: Int)]
    /// The height that the key takes.
    let height: Double

    /// Places the entries in as many rows as they need.
    init(_ entries: [Entry]) {
        var x = 0.0
        var row = 0
        var placed: [(entry: Entry, x: Double, row: Int)] = []
        for entry in entries {
            let width = min(ChartText.width(entry.name), ChartLegend.longestName) + 36
            if x > 0, x + width > Drawing.width {
                x = 0
                row += 1
            }
            placed.append((entry, x, row))
            x += width
        }
        self.placed = placed
        height = entries.isEmpty ? 0 : Double(row + 1) * 20 + 8
    }

    private static let longestName = 220.0

    /// Draws the key from the top of the picture.
    func draw(in drawing: inout Drawing) {
        for (entry, x, row) in placed {
            let y = Double(row) * 20
            drawing.rectangle(entry.mark, x: x + 0.5, y: y + 2.5, width: 12, height: 12)
            drawing.text(entry.name, x: x + 19, y: y + 13, fitting: ChartLegend.longestName)
        }
    }
}
