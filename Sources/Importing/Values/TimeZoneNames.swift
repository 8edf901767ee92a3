import BookingModel
import Synchronization

/// Time zones by the names that exports use: IANA, those of Ruby on Rails and of Windows, and abbreviations.
enum TimeZoneNames {
    /// The zone of a name, or nil where it is not known or means several.
    ///
    /// `Central Time (US & Canada)` and `Central Time - US & Canada` are one name: only letters and digits count.
    static func zone(_ name: String) -> MomentParser.Zone? {
        if let known = met.withLock({ $0[name] }) { return known }
        guard let zone = find(name) else { return nil }
        // A file has a handful of them; whatever is in the column, memory does not grow with it.
        met.withLock { if $0.count < 1_024 { $0[name] = zone } }
        return zone
    }

    private static let met = Mutex<[String: MomentParser.Zone]>([:])

    private static func find(_ text: String) -> MomentParser.Zone? {
        var name = text[...]
        // `(GMT-06:00) Central Time (US & Canada)`: the name says more than the offset, which is that of winter.
        if name.hasPrefix("(GMT") || name.hasPrefix("(UTC"), let end = name.firstIndex(of: ")"),
            name.index(after: end) < name.endIndex
        {
            name = name[name.index(after: end)...].drop { $0 == " " }
        } else if name.hasPrefix("("), name.hasSuffix(")") {
            name = name.dropFirst().dropLast()
        }
        // `Europe/London (GMT+00:00)`: the offset is that of the day on which it was written.
        if name.contains("/"), name.hasSuffix(")"), let note = name.firstIndex(of: "("), note > name.startIndex {
            name = name[..<note]
            while name.last == " " { name.removeLast() }
        }
        if let hours = abbreviations[name.uppercased()] { return .offset(Int(hours * 3600)) }
        if name.contains("/"), let zone = BusinessTimeZone(name: String(name)) { return .zone(zone) }
        let key = HeaderSynonyms.key(name)
        return (rails[key] ?? windows[key]).flatMap { BusinessTimeZone(name: $0) }.map { .zone($0) }
    }

    /// Hours east of UTC. Abbreviations that several zones share, such as IST, are left out, but for those of the
    /// United States and the United Kingdom, which their exports are full of.
    private static let abbreviations: [String: Double] = [
        "UTC": 0, "GMT": 0, "Z": 0, "UCT": 0, "WET": 0, "WEST": 1, "BST": 1, "CET": 1, "CEST": 2, "MEZ": 1, "MESZ": 2,
        "EET": 2, "EEST": 3, "MSK": 3, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8,
        "PDT": -7, "AKST": -9, "AKDT": -8, "HST": -10, "NST": -3.5, "NDT": -2.5, "JST": 9, "KST": 9, "SGT": 8, "HKT": 8,
        "AWST": 8, "ACST": 9.5, "ACDT": 10.5, "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13, "SAST": 2,
    ]

    private static let rails = index(railsNames)
    private static let windows = index(windowsNames)

    private static func index(_ list: String) -> [String: String] {
        var result: [String: String] = [:]
        for line in list.split(separator: "\n") {
            let parts = line.split(separator: "=")
            for name in parts[1].split(separator: "|") { result[HeaderSynonyms.key(name)] = String(parts[0]) }
        }
        return result
    }
}
