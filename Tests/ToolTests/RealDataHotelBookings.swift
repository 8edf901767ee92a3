import Foundation
import TestSupport
import Testing

/// What the hotel file says, worked out without any of the toolkit's own code.
struct HotelBookings {
    struct Group: Equatable {
        var bookings = 0
        var net = 0
    }

    static let file = sharedData?.appending(path: "bookings/hotel-bookings.csv.gz").existing
    static let run = Result {
        try RealDataRun("hotel.csv", mapping: "hotel-bookings.yaml", timeZone: "Europe/Lisbon", prepare: unpack)
    }
    static let expected = Result { try HotelBookings() }

    /// By month of booking and source, such as `2016-03 direct`.
    var groups: [String: Group] = [:]
    var cancellationsByMonth: [String: Int] = [:]
    var cancellationsByGroup: [String: Int] = [:]
    var total = 0
    /// Loaded bookings by our word for their state.
    var states: [String: Int] = [:]

    private static func unpack(to target: URL) throws {
        guard let file else { throw CocoaError(.fileNoSuchFile) }
        try RealData.unpack(file, to: target)
    }

    private init() throws {
        let folder = try TemporaryFolder()
        try HotelBookings.unpack(to: folder.url.appending(path: "hotel.csv"))
        let calendar = WalkedCalendar(years: 2012...2018)
        for line in try folder.text("hotel.csv").split(separator: "\n").dropFirst() {
            let cells = line.split(separator: ",", omittingEmptySubsequences: false)
            try #require(cells.count == 32)
            let nights = (Int(cells[7]) ?? 0) + (Int(cells[8]) ?? 0)
            let net = (try #require(RealData.hundredths(String(cells[27])))) * nights
            guard net >= 0 else { continue }
            states[try #require(HotelBookings.states[String(cells[30])]), default: 0] += 1
            total += net
            let arrival = try #require(calendar.days["\(cells[3]) \(cells[4]) \(cells[6])"])
            let month = calendar.months[arrival - (Int(cells[2]) ?? 0)]
            let key = "\(month) \(try #require(HotelBookings.sources[String(cells[14])]))"
            groups[key, default: Group()].bookings += 1
            if cells[30] == "Canceled" {
                cancellationsByMonth[String(cells[31].prefix(7)), default: 0] += 1
                cancellationsByGroup[key, default: 0] += 1
            } else {
                groups[key]?.net += net
            }
        }
    }

    private static let states = ["Check-Out": "completed", "Canceled": "cancelled", "No-Show": "no-show"]

    private static let sources = [
        "Online TA": "online-travel-agent", "Offline TA/TO": "offline-travel-agent", "Groups": "groups",
        "Direct": "direct",
        "Corporate": "corporate", "Complementary": "complimentary", "Aviation": "aviation", "Undefined": "(unknown)",
    ]
}

/// Days counted by walking through the months, so that no arithmetic with dates is shared with the code under test.
private struct WalkedCalendar {
    /// The number of each day, by a text such as `2016 July 1`.
    var days: [String: Int] = [:]
    /// The month of each numbered day, such as `2016-07`.
    var months: [String] = []

    init(years: ClosedRange<Int>) {
        let lengths = [
            ("January", 31), ("February", 28), ("March", 31), ("April", 30), ("May", 31), ("June", 30), ("July", 31),
            ("August", 31), ("September", 30), ("October", 31), ("November", 30), ("December", 31),
        ]
        for year in years {
            for (index, (name, length)) in lengths.enumerated() {
                let isLeapFebruary = index == 1 && year.isMultiple(of: 4)
                for day in 1...(length + (isLeapFebruary ? 1 : 0)) {
                    days["\(year) \(name) \(day)"] = months.count
                    months.append("\(year)-\(index < 9 ? "0" : "")\(index + 1)")
                }
            }
        }
    }
}

extension URL {
    /// The file itself where it is there.
    var existing: URL? { FileManager.default.fileExists(atPath: path()) ? self : nil }
}
