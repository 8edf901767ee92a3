/// How unequally a value is spread: the share of it that the lowest share of its holders has, against the diagonal.
///
/// Lorenz, M. O. (1905), Methods of measuring the concentration of wealth. Values below zero pull the curve below zero.
struct LorenzCurve: Chart {
    /// The curve from (0, 0) to (1, 1).
    let points: [CustomerValueFigures.LorenzPoint]
    /// The share of the value that the top fifth of holders has, where it is known.
    let topShare: Double?
    /// The share of the holders that these are: a fifth, rounded up to whole ones.
    var topCustomers = 0.2

    func markup(id: String, title: String, description: String) -> String {
        let side = 300.0
        let left = 60.0
        let top = 12.0
        var drawing = Drawing(id: id, height: side + 62, title: title, description: description)
        let lowest = min(0, points.map(\.net.value).min() ?? 0)
        let x = LinearScale(domain: 0...1, from: left, to: left + 420)
        let y = LinearScale(domain: lowest...1, from: top + side, to: top)
        for tick in [0, 0.2, 0.4, 0.6, 0.8, 1] {
            if tick > 0 { drawing.line("grid", from: (x(0), y(tick)), to: (x(1), y(tick))) }
            let text = EnglishText.percent(tick, digits: 0)
            drawing.text(text, "tick", x: left - 8, y: y(tick) + 4.5, anchor: .end)
            drawing.line("tick-mark", from: (x(tick), top + side), to: (x(tick), top + side + 5))
            drawing.text(text, "tick", x: x(tick), y: top + side + 19, anchor: .middle)
        }
        drawing.text(
            "Share of customers, lowest value first", "tick", x: (x(0) + x(1)) / 2, y: top + side + 41, anchor: .middle)
        drawing.path("line-before", through: [(x(0), y(0)), (x(1), y(1))])
        // The mark of the top fifth is on the curve by right, and steps of 5 % may pass it by.
        var curve = points.map { (x: x($0.customers.value), y: y($0.net.value)) }
        if let topShare {
            let mark = (x: x(1 - topCustomers), y: y(1 - topShare))
            if !curve.contains(where: { $0.x == mark.x }) {
                curve.insert(mark, at: curve.firstIndex { $0.x > mark.x } ?? curve.endIndex)
            }
        }
        drawing.path("line-1", through: curve)
        drawing.line("axis", from: (x(0), y(0)), to: (x(1), y(0)))
        drawing.text("If all were equal", "label label-before", x: x(1) + 12, y: y(1) + 4.5)
        if let topShare {
            let (place, height) = (x(1 - topCustomers), y(1 - topShare))
            drawing.line("full", from: (place, height), to: (place, y(1)))
            drawing.circle("mark-1", x: place, y: height, radius: 4)
            drawing.text("Top 20\u{202F}% of customers:", x: x(1) + 12, y: (height + y(1)) / 2 - 3)
            drawing.text(
                EnglishText.percent(topShare) + " of the value", x: x(1) + 12, y: (height + y(1)) / 2 + 14)
        }
        return drawing.svg
    }
}
