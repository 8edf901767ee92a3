/// The zone that a header of moments names beside what its column holds: “Submitted (UTC)”, “Created date [GMT]”.
///
/// UTC and GMT alone: they are what programs say that mean an offset of nothing. Other names are those of a column.
struct HeaderZone: Equatable {
    /// The header without it.
    let name: String

    /// What `header` says; nil where it names no zone.
    init?(_ header: String) {
        let words = header.split(whereSeparator: \.isWhitespace)
        guard words.count > 1, let last = words.last,
            ["(utc)", "[utc]", "(gmt)", "[gmt]", "utc"].contains(last.lowercased())
        else { return nil }
        name = words.dropLast().joined(separator: " ")
    }
}
