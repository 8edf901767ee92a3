import Foundation
import Testing

/// London's clock by way of Foundation, to check the writer's own arithmetic.
enum LocalMinute {
    /// Whether `17/04/2023 10:31` is the minute of `2023-04-17T09:31:05Z`.
    static func isSame(_ local: String, as instant: String) throws -> Bool {
        let zone = try #require(TimeZone(identifier: "Europe/London"))
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let parts = local.split { "/ :".contains($0) }.compactMap { Int($0) }
        try #require(parts.count == 5)
        let date = calendar.date(
            from: DateComponents(year: parts[2], month: parts[1], day: parts[0], hour: parts[3], minute: parts[4]))
        let other = try Date(instant, strategy: .iso8601)
        return try #require(date).timeIntervalSince1970 == (other.timeIntervalSince1970 / 60).rounded(.down) * 60
    }
}
