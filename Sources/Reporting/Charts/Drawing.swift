/// A static SVG picture under construction: the shapes that the charts are made of, in one coordinate system.
///
/// The box is `width` units wide and scales with the page; a narrow screen scrolls it rather than shrink its text
/// below 12 pixels. Colours are classes, so that dark mode and print change them in one place.
struct Drawing {
    /// The width of every chart, in units that are pixels at full size.
    static let width = 720.0

    private let id: String
    private let height: Double
    private let title: String
    private let description: String
    private var body = ""

    /// An empty picture with the title and description that are read aloud.
    init(id: String, height: Double, title: String, description: String) {
        self.id = id
        self.height = height
        self.title = title
        self.description = description
    }

    /// The finished element.
    var svg: String {
        """
        <svg class="chart" role="img" viewBox="0 0 \(Int(Drawing.width)) \(Int(height.rounded(.up)))" \
        aria-labelledby="\(id)-title \(id)-desc">
        <title id="\(id)-title">\(Markup.escape(title))</title>
        <desc id="\(id)-desc">\(Markup.escape(description))</desc>
        \(body)</svg>
        """
    }

    mutating func rectangle(
        _ class: String, x: Double, y: Double, width: Double, height: Double, tip: String? = nil
    ) {
        let shape = #"<rect class="\#(`class`)" x="\#(Markup.coordinate(x))" y="\#(Markup.coordinate(y))" "#
        let size = #"width="\#(Markup.coordinate(max(0, width)))" height="\#(Markup.coordinate(max(0, height)))""#
        body += shape + size
        close("rect", tip)
    }

    mutating func line(_ class: String, from: (x: Double, y: Double), to: (x: Double, y: Double)) {
        body += #"<line class="\#(`class`)" x1="\#(Markup.coordinate(from.x))" y1="\#(Markup.coordinate(from.y))" "#
        body += #"x2="\#(Markup.coordinate(to.x))" y2="\#(Markup.coordinate(to.y))"/>"# + "\n"
    }

    mutating func path(_ class: String, through points: [(x: Double, y: Double)], closed: Bool = false) {
        guard let first = points.first else { return }
        var steps = "M\(Markup.coordinate(first.x)) \(Markup.coordinate(first.y))"
        for point in points.dropFirst() { steps += "L\(Markup.coordinate(point.x)) \(Markup.coordinate(point.y))" }
        body += #"<path class="\#(`class`)" d="\#(steps)\#(closed ? "Z" : "")"/>"# + "\n"
    }

    mutating func circle(_ class: String, x: Double, y: Double, radius: Double, tip: String? = nil) {
        body += #"<circle class="\#(`class`)" cx="\#(Markup.coordinate(x))" cy="\#(Markup.coordinate(y))" "#
        body += #"r="\#(Markup.coordinate(radius))""#
        close("circle", tip)
    }

    /// Text on its baseline; `fitting` cuts it to a width and keeps the whole of it as the tip.
    mutating func text(
        _ text: String, _ class: String = "label", x: Double, y: Double, anchor: Anchor = .start,
        fitting width: Double? = nil
    ) {
        let shown = width.map { ChartText.cut(text, to: $0) } ?? text
        body += #"<text class="\#(`class`) \#(anchor.rawValue)" x="\#(Markup.coordinate(x))" "#
        body += #"y="\#(Markup.coordinate(y))">\#(Markup.escape(shown))"#
        if shown != text { body += "<title>\(Markup.escape(text))</title>" }
        body += "</text>\n"
    }

    private mutating func close(_ element: String, _ tip: String?) {
        if let tip {
            body += "><title>\(Markup.escape(tip))</title></\(element)>\n"
        } else {
            body += "/>\n"
        }
    }

    /// Which end of a text its coordinate names.
    enum Anchor: String {
        case start, middle, end
    }
}
