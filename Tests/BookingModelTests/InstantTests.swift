import BookingModel
import TestSupport
import Testing

@Suite struct InstantTests {
    @Test(arguments: [
        (0, "1970-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59.999999Z"),
        (1_709_577_000_000_000, "2024-03-04T18:30:00Z"),
        (1_709_577_000_120_000, "2024-03-04T18:30:00.120000Z"), (-62_135_596_800_000_000, "0001-01-01T00:00:00Z"),
    ])
    func `A moment is written in UTC`(_ microseconds: Int64, _ text: String) {
        #expect(Instant(microseconds: microseconds).description == text)
    }

    @Test func `Whole seconds are rounded towards the past`() {
        #expect(Instant(microseconds: -1).seconds == -1)
        #expect(Instant(microseconds: 999_999).seconds == 0)
        #expect(Instant(seconds: -7).seconds == -7)
    }

    @Test func `A wall-clock reading keeps day and second`() {
        var generator = SeededGenerator(seed: 6)
        for _ in 0..<2_000 {
            let seconds = Int64.random(in: -10_000_000_000...10_000_000_000, using: &generator)
            let reading = LocalDateTime(secondsSinceEpoch: seconds)
            #expect((0..<86_400).contains(reading.secondOfDay))
            #expect(reading.secondsSinceEpoch == seconds)
        }
    }
}
