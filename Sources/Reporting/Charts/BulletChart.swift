/// Shares of what there was to fill: a bar, the target as a stroke, 100 % as a line, what lies past it set apart.
struct BulletChart: Chart {
    /// One bar.
    struct Bullet: Sendable {
        /// What it stands for.
        let name: String
        /// The share filled; above 1 it is shown past the line, never cut.
        let share: Double
        /// The share to compare with, such as the average of all.
        let target: Double?
        /// What is written beside it.
        let text: String
    }

    /// The bars, in the order in which they are drawn.
    let bullets: [Bullet]
    /// What the stroke across each bar is.
    let targetName: String

    func markup(id: String, title: String, description: String) -> String {
        let over = bullets.contains { $0.share > 1 }
        var entries = [ChartLegend.Entry(mark: "mark-1", name: "Filled")]
        if over { entries.append(.init(mark: "mark-2", name: "Past 100\u{202F}%")) }
        if bullets.contains(where: { $0.target != nil }) {
            entries.append(.init(mark: "target", name: targetName))
        }
        let legend = ChartLegend(entries.count > 1 ? entries : [])
        let top = legend.height + 22
        let bottom = top + Double(max(1, bullets.count)) * 30
        var drawing = Drawing(id: id, height: bottom + 4, title: title, description: description)
        legend.draw(in: &drawing)
        let names = min(220, (bullets.map { ChartText.width($0.name) }.max() ?? 0) + 14)
        let texts = (bullets.map { ChartText.width($0.text) }.max() ?? 0) + 10
        let furthest = bullets.map { max($0.share, $0.target ?? 0) }.filter(\.isFinite).max() ?? 1
        let x = LinearScale(domain: 0...max(1, furthest), from: names, to: Drawing.width - texts)
        for tick in [0, 0.25, 0.5, 0.75, 1] {
            drawing.line(tick == 1 ? "full" : "grid", from: (x(tick), top - 4), to: (x(tick), bottom))
            drawing.text(
                EnglishText.percent(tick, digits: 0), "tick", x: x(tick), y: top - 9, anchor: .middle)
        }
        for (row, bullet) in bullets.enumerated() {
            draw(bullet, y: top + Double(row) * 30 + 3, names, x, in: &drawing)
        }
        drawing.line("axis", from: (x(0), top - 4), to: (x(0), bottom))
        return drawing.svg
    }

    private func draw(_ bullet: Bullet, y: Double, _ names: Double, _ x: LinearScale, in drawing: inout Drawing) {
        let filled = min(1, bullet.share)
        drawing.text(bullet.name, x: names - 10, y: y + 15.5, anchor: .end, fitting: names - 10)
        drawing.rectangle("track", x: x(0), y: y, width: x(1) - x(0), height: 22)
        drawing.rectangle(
            "mark-1", x: x(0), y: y + 4, width: x(filled) - x(0), height: 14, tip: "\(bullet.name): \(bullet.text)")
        if bullet.share > 1 {
            drawing.rectangle(
                "mark-2", x: x(1) + 1, y: y + 4, width: x(bullet.share) - x(1) - 1, height: 14,
                tip: "\(bullet.name): \(EnglishText.percent(bullet.share - 1)) past capacity")
        }
        if let target = bullet.target {
            // Edged with the paper, so that it stands out from the bar that it crosses.
            drawing.line("target-edge", from: (x(target), y), to: (x(target), y + 22))
            drawing.line("target", from: (x(target), y), to: (x(target), y + 22))
        }
        drawing.text(bullet.text, "label value", x: max(x(bullet.share), x(1)) + 8, y: y + 15.5)
    }
}
