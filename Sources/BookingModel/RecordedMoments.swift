/// When things were recorded, summed up so that the end of the data can be told from a slip of the pen beyond it.
///
/// A booking dated 2062 instead of 2026 would move every report there. So the last moment is the latest that is not
/// isolated: moments more than a year after all before them are passed over where they are few, which is one of at least
/// ten, or up to one in a hundred. Moments fall into buckets of 25 days, whose ends decide how long a gap is: adding one
/// takes constant time, and parts add up in any order.
public struct RecordedMoments: Sendable {
    /// A gap longer than this, 366 days in microseconds, parts what lies beyond it from the data.
    public static let longestGap: Int64 = 366 * 86_400_000_000
    /// Below this number of moments none is passed over: nobody can tell which of a few is the slip.
    private static let fewest: Int64 = 10

    private struct Bucket {
        var count: Int64 = 0
        var first = Int64.max
        var last = Int64.min
    }

    /// From 1970 on; what lies before is in the first, and what lies after 2255 in the last.
    private var buckets = [Bucket](repeating: Bucket(), count: 4_096)
    /// The number of moments.
    public private(set) var count: Int64 = 0

    /// No moments.
    public init() {}

    /// Adds a moment in microseconds since 1970; `Int64.min` is none.
    public mutating func add(_ moment: Int64) {
        guard moment != .min else { return }
        let index = Int(min(max(moment, 0) >> 41, 4_095))
        buckets[index].count += 1
        buckets[index].first = min(buckets[index].first, moment)
        buckets[index].last = max(buckets[index].last, moment)
        count += 1
    }

    /// Adds those of another part.
    public mutating func add(_ others: RecordedMoments) {
        for index in buckets.indices where others.buckets[index].count > 0 {
            buckets[index].count += others.buckets[index].count
            buckets[index].first = min(buckets[index].first, others.buckets[index].first)
            buckets[index].last = max(buckets[index].last, others.buckets[index].last)
        }
        count += others.count
    }

    /// Whether so many moments beyond a gap are few enough to be passed over.
    public func passesOver(_ beyond: Int64) -> Bool {
        count >= RecordedMoments.fewest && beyond <= max(1, count / 100)
    }

    /// The end of the data; nil where nothing was recorded.
    public var end: RecordedEnd? {
        var end: RecordedEnd?
        var beyond: Int64 = 0
        var next = Int64.max
        for bucket in buckets.reversed() where bucket.count > 0 {
            guard let known = end else {
                end = RecordedEnd(latest: bucket.last)
                (beyond, next) = (bucket.count, bucket.first)
                continue
            }
            guard passesOver(beyond) else { break }
            // Both are whole numbers of some thousand years at most: their difference fits.
            if next - bucket.last > RecordedMoments.longestGap {
                end = RecordedEnd(latest: bucket.last, passedOver: beyond, last: known.lastPassedOver ?? known.latest)
            }
            beyond += bucket.count
            next = bucket.first
        }
        return end
    }
}

/// The last moment of the data, and what lies so far beyond it that it was passed over.
public struct RecordedEnd: Sendable, Equatable {
    /// The last moment that counts, in microseconds since 1970.
    public let latest: Int64
    /// How many records are dated beyond.
    public let passedOver: Int64
    /// The last moment of those; nil where there are none.
    public let lastPassedOver: Int64?

    /// An end with what was passed over.
    public init(latest: Int64, passedOver: Int64 = 0, last: Int64? = nil) {
        self.latest = latest
        self.passedOver = passedOver
        lastPassedOver = last
    }
}
