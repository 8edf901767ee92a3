/// What to make up: how many rows, from which seed, in which shapes.
public struct SampleOptions: Sendable {
    /// Booking rows written over all exports, repeated and overlapping rows included.
    public var bookings: Int

    /// The start of all chance: the same seed, size and shapes give the same bytes on any machine.
    public var seed: UInt64

    /// The exports among which the bookings are split, oldest first; their order here does not matter.
    public var shapes: [SampleShape]

    /// Options for a run; without shapes the bookings are split over all of them.
    public init(bookings: Int, seed: UInt64 = 1, shapes: [SampleShape] = SampleShape.allCases) {
        self.bookings = bookings
        self.seed = seed
        self.shapes = shapes
    }

    /// The largest number of bookings that the numbering of people has room for.
    public static let mostBookings = 200_000_000

    func checked() throws(SampleError) -> SampleOptions {
        guard (1...Self.mostBookings).contains(bookings) else { throw .bookingsOutOfRange(bookings) }
        guard !shapes.isEmpty else { throw .noShape }
        return self
    }
}
