/// A table as markup. Written directly: a template would take longer over the cells than the report over its figures.
enum TableMarkup {
    /// The table in a box of its own that scrolls, with a line below it where rows were left out.
    static func table(_ table: PageTable, id: String, file: PageFile?) -> String {
        let isLong = table.rows.count > mostPrinted
        var html = """
            <div class="scroll" tabindex="0" role="region" aria-labelledby="\(id)-caption">
            <table class="figures-table\(isLong ? " long" : "")">
            <caption id="\(id)-caption">\(Markup.escape(table.caption))</caption>
            <thead><tr>
            """
        for column in table.columns {
            html +=
                #"<th scope="col"\#(column.isNumber ? #" class="number""# : "")>\#(Markup.escape(column.title))</th>"#
        }
        html += "</tr></thead>\n<tbody>\n"
        for row in table.rows { html += self.row(row, table.columns) }
        html += "</tbody>"
        if !table.totals.isEmpty { html += "\n<tfoot>" + row(table.totals, table.columns) + "</tfoot>" }
        html += "</table></div>"
        if let shortened = shortened(table, file) {
            html += "\n<p class=\"remark\(isLong ? " on-screen" : "")\">\(Markup.escape(shortened))</p>"
        }
        if isLong {
            let all = file.map { "; all of them are in \($0.name)" } ?? ""
            let text = "Printed are the first \(mostPrinted) of \(EnglishText.number(table.totalRows)) rows\(all)."
            html += "\n<p class=\"remark printed\">\(Markup.escape(text))</p>"
        }
        return html
    }

    /// The most rows of a table that are printed: 500 take some fifteen sheets of paper. The style knows it, too.
    static let mostPrinted = 50

    /// `First 500 of 100,000 rows, all in the CSV.`
    static func shortened(_ table: PageTable, _ file: PageFile?) -> String? {
        guard table.totalRows > table.rows.count else { return nil }
        let all = file.map { "; all of them are in \($0.name)" } ?? ""
        return "First \(EnglishText.number(table.rows.count)) of \(EnglishText.number(table.totalRows)) rows\(all)."
    }

    private static func row(_ cells: [String], _ columns: [PageTable.Column]) -> String {
        var html = "<tr>"
        for (index, column) in columns.enumerated() {
            let text = Markup.escape(index < cells.count ? cells[index] : "")
            let style = column.isNumber ? #" class="number""# : ""
            html += index == 0 ? #"<th scope="row"\#(style)>\#(text)</th>"# : "<td\(style)>\(text)</td>"
        }
        return html + "</tr>\n"
    }
}
