import Foundation
import TestSupport
import Testing

/// The 6,919 purchases of the CDNOW sample through the whole job, against the published customers and cohorts.
@Suite(.enabled(if: Purchases.folder != nil, "needs ../shared/data/clv"))
struct RealDataPurchasesTests {
    let run: RealDataRun

    init() throws { run = try Purchases.run.get() }

    @Test func `Every purchase is loaded, and the money adds up to the published total`() throws {
        run.first.expect(status: 0)
        let summary = try run.summary()
        let file = try #require(summary.files.first)
        #expect(file.read == 6_919)
        #expect(file.loaded == 6_919)
        #expect(file.amounts == [.init(currency: "USD", readMinor: 24_409_194, rejectedMinor: 0)])
        #expect(summary.users == 2_357)
        #expect(summary.bookings == 6_919)
        #expect(summary.notes.contains("every table was worked out both ways; they agree"))
    }

    @Test func `A second run changes nothing`() throws {
        run.second.expect(status: 0)
        let summary = try run.summary("second")
        #expect(summary.changes == 0)
        #expect(summary.files.first?.unchanged == 6_919)
        #expect(summary.users == 2_357)
        #expect(summary.bookings == 6_919)
        #expect(run.isRepeatedByteForByte)
    }

    @Test func `Every customer's bookings, money and days are the published ones`() throws {
        let folder = try TemporaryFolder()
        try RealData.unpack(
            Purchases.published("cdnow_sample_historic_by_customer.csv.gz"),
            to: folder.url.appending(path: "customers.csv"))
        var published: [String: [String]] = [:]
        for row in try RealData.table(folder.text("customers.csv")) {
            let spend = "\(RealData.hundredths(row["spend"] ?? "") ?? -1)"
            let rows = row["rows"] ?? ""
            published[row["id"] ?? ""] = [rows, rows, "USD", spend, "0", spend, row["first"] ?? "", row["last"] ?? ""]
        }
        #expect(published.count == 2_357)
        var numbers: [String: String] = [:]
        for row in try run.query("SELECT lower(hex(user_id)), CAST(customer_number AS INTEGER) FROM contacts") {
            numbers[row[0] ?? ""] = row[1] ?? ""
        }
        let report = try run.report("customer_lifetime_value")
        #expect(report.count == 2_357)
        var different = 0
        for row in report {
            let number = numbers[(row["user_id"] ?? "").replacing("-", with: "")] ?? ""
            let money = ["gross", "refunds", "net"].map { "\(RealData.hundredths(row[$0] ?? "") ?? -1)" }
            let texts = ["bookings", "active_bookings", "currency", "first_booking_on", "last_booking_on"].map {
                row[$0] ?? ""
            }
            let ours = Array(texts[...2]) + money + Array(texts[3...])
            if published.removeValue(forKey: number) != ours { different += 1 }
        }
        #expect(different == 0)
        #expect(published.isEmpty)
    }

    @Test func `The triangle is the published one: counts equal, rates to 1e-10, blanks where it is blank`() throws {
        let counts = try Purchases.table("cdnow_sample_cohort_month_customers.csv")
        let rates = try Purchases.table("cdnow_sample_cohort_month_retention_rate.csv")
        let triangle = try run.report("retention_triangle")
        var long: [String: [String: String]] = [:]
        for row in try run.report("retention") { long["\(row["cohort_month"] ?? "") \(row["period"] ?? "")"] = row }
        #expect(triangle.map { $0["cohort_month"] } == counts.map { "\($0["cohort"] ?? "")-01" })
        #expect(triangle.first?["p17"] != nil)
        #expect(triangle.first?["p18"] == nil)
        for (row, (count, rate)) in zip(triangle, zip(counts, rates)) {
            let month = row["cohort_month"] ?? ""
            let size = try #require(Int(row["cohort_size"] ?? ""))
            for period in 0..<18 {
                let cell = try #require(row["p\(period)"])
                guard let active = Double(count["\(period)"] ?? "") else {
                    #expect(cell == "", "\(month) \(period)")
                    continue
                }
                let removed = long.removeValue(forKey: "\(month) \(period)")
                let detail = try #require(removed)
                #expect(Double(detail["active"] ?? "") == active, "\(month) \(period)")
                #expect(detail["cohort_size"] == "\(size)")
                #expect(detail["eligible"] == "\(size)")
                #expect(detail["partial"] == "false")
                let published = try #require(Double(rate["\(period)"] ?? ""))
                for text in [cell, detail["retention_rate"] ?? ""] {
                    let ours = try #require(Double(text))
                    #expect(abs(ours - published) <= 1e-10, "\(month) \(period)")
                    #expect(abs(ours - active / Double(size)) <= 1e-10, "\(month) \(period)")
                }
            }
        }
        #expect(long.isEmpty)
    }
}

/// The purchases and what is published of them.
private enum Purchases {
    static let folder = sharedData?.appending(path: "clv").existing
    static let run = Result {
        try RealDataRun("purchases.txt", mapping: "cdnow.yaml", timeZone: "America/New_York") { target in
            try FileManager.default.copyItem(at: published("CDNOW_sample.txt"), to: target)
        }
    }

    static func published(_ name: String) throws -> URL {
        guard let file = folder?.appending(path: name).existing else { throw CocoaError(.fileNoSuchFile) }
        return file
    }

    static func table(_ name: String) throws -> [[String: String]] {
        try RealData.table(String(contentsOf: published(name), encoding: .utf8))
    }
}
