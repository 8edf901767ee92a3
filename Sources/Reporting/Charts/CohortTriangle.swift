/// Cohorts by period as a table: size beside the label, every value in its cell, one scale of ten colours.
///
/// What has not happened yet is an empty cell of its own pattern, so that it cannot be taken for 0 %.
struct CohortTriangle: Chart {
    /// One cohort.
    struct Row: Sendable {
        /// Its name: `Mar 2024`.
        let name: String
        /// The number of its members.
        let size: Int
        /// One cell a period, from period 0.
        let cells: [Cell]
    }

    /// What is known of a cohort in a period.
    enum Cell: Sendable {
        /// The share of the cohort that was active, between 0 and 1.
        case share(Double)
        /// The same where the period is not over.
        case partial(Double)
        /// A cohort without members has no share.
        case nobody
        /// A period that lies after the as-of date.
        case notYet
    }

    /// The cohorts, oldest first.
    let rows: [Row]
    /// The weighted average of each period over the cohorts that have seen it out.
    let average: [Double?]
    /// The members of all cohorts that the average is over, shown or not.
    let members: Int
    /// What the periods are called: `Month`.
    let periodName: String
    /// The share at which the scale of colours ends; period 0 is 100 % by definition and coloured by itself.
    var scaleEnd: Double {
        let later = rows.flatMap { $0.cells.dropFirst().compactMap(\.share) }
        return AxisTicks(covering: 0...(later.max() ?? 1)).last
    }

    func markup(id: String, title: String, description: String) -> String {
        let periods = rows.map(\.cells.count).max() ?? 0
        let end = scaleEnd
        var html = """
            <div class="scroll" tabindex="0" role="region" aria-labelledby="\(id)-title">
            <table class="cohorts">
            <caption class="unseen" id="\(id)-title">\(Markup.escape(title)). \(Markup.escape(description))</caption>
            <thead><tr><th scope="col">Cohort</th><th scope="col" class="number">Size</th>
            """
        for period in 0..<periods {
            html +=
                #"<th scope="col" class="number">\#(period == 0 ? Markup.escape(periodName) + " " : "")\#(period)</th>"#
        }
        html += "</tr></thead>\n<tbody>\n"
        for row in rows {
            html += #"<tr><th scope="row">\#(Markup.escape(row.name))</th>"#
            html += #"<td class="number size">\#(EnglishText.number(row.size))</td>"#
            for (period, cell) in row.cells.enumerated() { html += markup(cell, period: period, end) }
            for _ in row.cells.count..<max(periods, row.cells.count) { html += CohortTriangle.notYet }
            html += "</tr>\n"
        }
        html += #"</tbody><tfoot><tr><th scope="row">All, weighted</th><td class="number size">"#
        html += EnglishText.number(members) + "</td>"
        for period in 0..<periods {
            let value = average.indices.contains(period) ? average[period] : nil
            html += #"<td class="number">\#(value.map { EnglishText.decimal($0 * 100, digits: 1) } ?? "")</td>"#
        }
        return html + "</tr></tfoot></table></div>\n" + key(end)
    }

    private static let notYet = #"<td class="not-yet"></td>"#

    private func markup(_ cell: Cell, period: Int, _ end: Double) -> String {
        if case .nobody = cell { return "<td></td>" }
        guard let share = cell.share else { return CohortTriangle.notYet }
        let step = period == 0 ? "origin" : "heat-\(CohortTriangle.step(share, of: end))"
        let text = EnglishText.decimal(share * 100, digits: period == 0 ? 0 : 1)
        if case .partial = cell { return #"<td class="number \#(step) partial">\#(text)*</td>"# }
        return #"<td class="number \#(step)">\#(text)</td>"#
    }

    /// Which of the ten colours a share has; 0 only for less than a tenth of the scale.
    static func step(_ share: Double, of end: Double) -> Int {
        guard share.isFinite, end > 0 else { return 0 }
        return min(9, max(0, Int(share / end * 10)))
    }

    private func key(_ end: Double) -> String {
        let partial = rows.contains { $0.cells.contains { if case .partial = $0 { true } else { false } } }
        var html = #"<ul class="key"><li><span class="swatches">"#
        for step in 0..<10 { html += #"<span class="swatch heat-\#(step)"></span>"# }
        html += "</span> 0 to \(EnglishText.percent(end, digits: 0)) of the cohort</li>"
        html += #"<li><span class="swatch not-yet"></span> not yet observed</li>"#
        if partial { html += "<li>* month not over; left out of the average</li>" }
        return html + "</ul>\n"
    }
}

extension CohortTriangle.Cell {
    /// The share, where there is one.
    var share: Double? {
        switch self {
        case .share(let share), .partial(let share): share
        case .nobody, .notYet: nil
        }
    }
}
