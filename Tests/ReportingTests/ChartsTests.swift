import BookingModel
import Testing

@testable import Reporting

struct ChartsTests {
    @Test(arguments: [
        (0.0, 97.0, [0, 20, 40, 60, 80, 100]), (0, 1, [0, 0.2, 0.4, 0.6, 0.8, 1]), (0, 0.3, [0, 0.1, 0.2, 0.3]),
        (0, 5.1, [0, 2, 4, 6]), (-3, 8, [-5, 0, 5, 10]), (-40, 0, [-40, -30, -20, -10, 0]),
        (0, 0, [0, 0.2, 0.4, 0.6, 0.8, 1]),
        (0, 1_050_000, [0, 500_000, 1_000_000, 1_500_000]),
    ])
    func `ticks are round`(low: Double, high: Double, ticks: [Double]) {
        #expect(AxisTicks(covering: low...high).values == ticks)
    }

    @Test func `ticks cover their range with three to six of them, whatever it is`() {
        var noise = PagesMadeUp.noise(5, count: 4_000)[...]
        while let size = noise.popFirst(), let low = noise.popFirst() {
            var scale = 1e-6
            for _ in 0..<Int(size * 16) { scale *= 10 }
            let range = -(low < 0.5 ? 0 : low * scale * size)...(scale * (size + 0.01))
            let ticks = AxisTicks(covering: range)
            #expect((3...6).contains(ticks.values.count), "\(range)")
            #expect(ticks.first <= range.lowerBound + ticks.step * 1e-6, "\(range)")
            #expect(ticks.last >= range.upperBound - ticks.step * 1e-6, "\(range)")
        }
    }

    @Test func `counts have no ticks between whole numbers`() {
        #expect(AxisTicks(covering: 0...1, wholeNumbers: true).values == [0, 1])
        #expect(AxisTicks(covering: 0...3, wholeNumbers: true).values == [0, 1, 2, 3])
    }

    @Test(arguments: [(5, "Mar 2024", 5), (14, "Apr 2024", 5), (58, "2025", 4), (400, "2025", 7)])
    func `months are labelled on starts of months, quarters or years`(count: Int, first: String, ticks: Int) {
        let labelled = MonthTicks(first: Month(year: 2024, month: 3), count: count).ticks
        #expect(labelled.first?.label == first)
        #expect(labelled.count == ticks)
    }

    @Test func `the mark of the top fifth lies on the curve, however few customers there are`() throws {
        // Of three customers the top fifth is one, a third of them; the curve has points at thirds only.
        let points = [(0, 0), (1, 1), (2, 4), (3, 10)].compactMap { customers, net in
            Rate(customers, of: 3).flatMap { share in
                Rate(net, of: 10).map { CustomerValueFigures.LorenzPoint(customers: share, net: $0) }
            }
        }
        let svg = LorenzCurve(points: points, topShare: 0.6, topCustomers: 1.0 / 3).markup(
            id: "c", title: "t", description: "d")
        let mark = try #require(svg.firstMatch(of: #/cx="([0-9.]+)" cy="([0-9.]+)"/#))
        #expect(svg.contains("L\(mark.1) \(mark.2)"))
    }

    @Test func `labels at the ends of lines do not touch`() {
        let placed = LabelPlacement.spread([100, 101, 99, 230], gap: 16, within: 10...236)
        let sorted = placed.sorted()
        #expect(zip(sorted, sorted.dropFirst()).allSatisfy { $1 - $0 >= 16 })
        #expect(placed[2] < placed[0] && placed[0] < placed[1])
    }

    @Test func `bars are sorted, with what is left over and what is unknown last`() {
        let bars = RankedBars.bars(
            [(name: "(unknown)", value: 90)] + (0..<14).map { ("source \($0)", Double($0 * 10)) }, format: .count,
            showShares: false)
        let ordered = HorizontalBarChart.ordered(bars.shuffled())
        #expect(ordered.first?.name == "source 13")
        #expect(ordered.suffix(2).map(\.name) == ["4 others", "(unknown)"])
        #expect(ordered.reduce(0) { $0 + $1.value } == 910 + 90)
    }

    @Test func `a stack has at most five parts and loses nothing`() {
        let parts = (1...8).map { StackedColumnChart.Part(name: "\($0)", values: [Double($0), 1]) }
        let shown = StackedColumnChart.atMostFive(parts)
        #expect(shown.map(\.name) == ["1", "2", "3", "4", "4 others"])
        #expect(shown.last?.values == [26, 4])
    }

    @Test func `a cohort's unseen months are told from those in which nobody came`() {
        let html = CohortTriangle(
            rows: [.init(name: "Jan 2024", size: 9, cells: [.share(1), .share(0), .partial(0.1), .notYet])],
            average: [1, 0, nil], members: 9, periodName: "Month"
        ).markup(id: "t", title: "T", description: "D")
        #expect(html.contains(#"<td class="number heat-0">0.0</td>"#))
        #expect(html.contains(#"partial">10.0*</td>"#))
        #expect(html.contains(#"<td class="not-yet"></td>"#))
        #expect(CohortTriangle.step(0.999, of: 1) == 9)
        #expect(CohortTriangle.step(.nan, of: 1) == 0)
    }

    /// Figures that no chart may stumble over.
    static let awkward: [[Double]] = [
        [], [0], [0, 0, 0], [5], [-5], [1e15, 1], [-1e15, 1e15], [.nan, 1], [.infinity, -.infinity], [1e-9, 2e-9],
    ]

    @Test(arguments: awkward)
    func `charts of any values have finite coordinates within the picture`(values: [Double]) throws {
        let first = Month(year: 2024, month: 1)
        let charts: [any Chart] = [
            ColumnChart(
                first: first, values: values, yearBefore: values.map { -$0 }, format: .money(.gbp),
                lastIsUnfinished: true),
            StackedColumnChart(
                first: first, parts: [.init(name: "a", values: values), .init(name: "b", values: values.map { -$0 })],
                format: .count, lastIsUnfinished: true),
            LineChart(
                series: [
                    .init(name: "a", values: values, lastIsUnfinished: true),
                    .init(name: "b", values: values, isBackground: true),
                ], labels: [(0, "x")], format: .share),
            HorizontalBarChart(bars: values.map { .init(name: "n", value: $0, text: "t") }),
            BulletChart(bullets: values.map { .init(name: "n", share: $0, target: $0, text: "t") }, targetName: "t"),
        ]
        for chart in charts {
            let svg = chart.markup(id: "c", title: "T", description: "D")
            let reader = PagesMarkupReader(svg)
            #expect(reader.failure == nil)
            #expect(!svg.contains("nan") && !svg.contains("inf"))
            for attribute in ["x", "x1", "x2", "cx", "width"] {
                for text in reader.values(attribute) {
                    let value = try #require(Double(text), "\(type(of: chart)) \(attribute) \(text)")
                    #expect((-1...(Drawing.width + 1)).contains(value), "\(type(of: chart)) \(attribute) \(text)")
                }
            }
            // A picture that can scroll cuts off what reaches above it: letters rise twelve of their 13 pixels at most.
            for text in svg.matches(of: #/<text[^>]* y="([^"]*)"/#) {
                #expect(try #require(Double(text.1)) >= 12, "\(type(of: chart)) y \(text.1)")
            }
        }
    }

    @Test func `escaping goes by scalar, so that an accent hides no quotation mark`() {
        #expect(Markup.escape("\"\u{301}") == "&quot;\u{301}")
        #expect(Markup.escape("<\u{338}") == "&lt;\u{338}")
        #expect(Markup.escape("a\u{0}b") == "a\u{FFFD}b")
        #expect(ScalarEscaping().escapeText("'&") == "&#39;&amp;")
    }
}
