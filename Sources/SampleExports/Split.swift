/// Which bookings go into which export: the oldest to the office, then the website's CSV, then its JSON,
/// with the newest of one export repeated in the next.
struct Split {
    struct Part {
        var shape: SampleShape
        var bookings: Range<Int>
    }

    let parts: [Part]
    /// Distinct bookings.
    let bookings: Int
    /// Rows that come twice in their file.
    let repeats: Int
    let overlaps: Int

    /// - Parameter rows: all rows to be written, repeated and overlapping ones included.
    init(rows: Int, shapes: [SampleShape]) {
        let present = SampleShape.allCases.filter(shapes.contains)
        repeats = rows * Rates.repeatedRows / 10_000
        let overlapping = present.dropFirst().map { shape in
            rows * (shape == .legacyCSV ? Rates.overlapOfficeAndWebsite : Rates.overlapWebsiteFiles) / 10_000
        }
        overlaps = overlapping.reduce(0, +)
        bookings = rows - repeats - overlaps
        let total = present.map(Self.weight).reduce(0, +)
        var parts: [Part] = []
        var before = 0
        for (place, shape) in present.enumerated() {
            let start = bookings * before / total
            before += Self.weight(shape)
            let shared = place == 0 ? 0 : min(overlapping[place - 1], start)
            parts.append(Part(shape: shape, bookings: (start - shared)..<(bookings * before / total)))
        }
        self.parts = parts
    }

    private static func weight(_ shape: SampleShape) -> Int {
        switch shape {
        case .officeCSV: 35
        case .legacyCSV: 45
        case .legacyJSON: 20
        }
    }

    /// The number of bookings that the office recorded.
    var byOffice: Int {
        parts.first { $0.shape == .officeCSV }?.bookings.upperBound ?? 0
    }
}
