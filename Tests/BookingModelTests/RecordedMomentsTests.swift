import BookingModel
import Testing

/// Where data end, and what lies so far beyond that it is a slip.
struct RecordedMomentsTests {
    private static let day: Int64 = 86_400_000_000

    private func end(_ days: [Int64]) -> RecordedEnd? {
        var moments = RecordedMoments()
        for day in days { moments.add(day * RecordedMomentsTests.day) }
        return moments.end
    }

    @Test func `nothing has no end`() {
        #expect(end([]) == nil)
        var moments = RecordedMoments()
        moments.add(.min)
        #expect(moments.end == nil && moments.count == 0)
    }

    @Test func `data without a gap end with their latest moment`() {
        let days = (0..<40).map { 20_000 + Int64($0) * 300 }
        #expect(end(days) == RecordedEnd(latest: 31_700 * RecordedMomentsTests.day))
    }

    @Test func `one of ten beyond a gap of more than a year is passed over, one of nine is not`() {
        let nine = (20_000..<20_009).map { Int64($0) }
        let far: Int64 = 33_000
        #expect(
            end(nine + [far])
                == RecordedEnd(
                    latest: 20_008 * RecordedMomentsTests.day, passedOver: 1, last: far * RecordedMomentsTests.day))
        #expect(end(nine.dropLast() + [far])?.latest == far * RecordedMomentsTests.day)
    }

    @Test func `a gap of 366 days is none, one of 367 is`() {
        let own = (20_000..<20_020).map { Int64($0) }
        #expect(end(own + [20_019 + 366])?.passedOver == 0)
        #expect(end(own + [20_019 + 367])?.passedOver == 1)
    }

    @Test func `up to one in a hundred are passed over, and two far apart are both`() {
        let own = (0..<298).map { 20_000 + Int64($0) }
        #expect(end(own + [30_000, 80_000])?.passedOver == 2)
        #expect(end(own + [30_000, 80_000])?.latest == 20_297 * RecordedMomentsTests.day)
        #expect(end(own + [30_000, 30_001, 30_002, 80_000])?.passedOver == 1)
        // A business that opened again after a pause has more than that.
        #expect(end(own + (30_000..<30_010).map { Int64($0) })?.passedOver == 0)
    }

    @Test func `parts add up in any order, with moments before 1970 and after 2255`() {
        let days = (0..<30).map { 20_000 + Int64($0) } + [-5_000, 200_000]
        var (one, other) = (RecordedMoments(), RecordedMoments())
        for (index, day) in days.enumerated() {
            let moment = day * RecordedMomentsTests.day
            if index % 3 == 0 { one.add(moment) } else { other.add(moment) }
        }
        var (forwards, backwards) = (one, other)
        forwards.add(other)
        backwards.add(one)
        #expect(forwards.end == end(days) && backwards.end == end(days))
        #expect(forwards.end?.passedOver == 1)
    }
}
