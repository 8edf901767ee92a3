/// What a run has written.
public struct SampleFigures: Equatable, Sendable {
    /// One file with its size.
    public struct File: Equatable, Sendable {
        /// The file's name inside the output folder.
        public var name: String
        /// Records in it, without the header.
        public var rows: Int
        /// Its length in bytes.
        public var bytes: Int
    }

    /// The files in the order in which they were put in place.
    public var files: [File]
    /// Distinct bookings, which is also the number of rows of the truth.
    public var bookings: Int
    /// Rows that repeat an earlier row of the same file, byte for byte.
    public var repeatedRows: Int
    /// Bookings that stand in two exports, because the exports overlap.
    public var overlappingRows: Int
    /// People and company contacts who made at least one booking.
    public var people: Int
    /// Companies with at least one booking.
    public var companies: Int
    /// Course sessions, coming and cancelled ones included.
    public var sessions: Int
}
