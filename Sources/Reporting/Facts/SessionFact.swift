import BookingModel

/// A course session as of a moment.
///
/// A class, because sessions are sorted and handed about by the hundred thousand: one reference instead of six.
final class SessionFact: Sendable {
    /// Whether it took place, as far as figures of capacity go.
    enum State: UInt8, Sendable {
        /// Not cancelled, and begun by the as-of moment.
        case held
        /// Not cancelled, and still to come.
        case scheduled
        /// Called off. The data does not say when, so this is never rewound.
        case cancelled
        /// Not cancelled and without a start.
        case undated
    }

    let identifier: Identifier
    let reference: String
    /// The course's code, or nil where the session names no course.
    let courseCode: String?
    let courseTitle: String?
    let startsAt: Int64?
    let startsOn: LocalDay?
    let venue: String?
    /// Seats, or nil where none or no positive number is given: unlimited.
    let capacity: Int64?
    let state: State
    /// Recorded by the as-of moment. One recorded later is still known where a booking was made on it by then.
    let isRecorded: Bool

    init(
        identifier: Identifier, reference: String, courseCode: String?, courseTitle: String?, startsAt: Int64?,
        startsOn: LocalDay?, venue: String?, capacity: Int64?, state: State, isRecorded: Bool
    ) {
        self.identifier = identifier
        self.reference = reference
        self.courseCode = courseCode
        self.courseTitle = courseTitle
        self.startsAt = startsAt
        self.startsOn = startsOn
        self.venue = venue
        self.capacity = capacity
        self.state = state
        self.isRecorded = isRecorded
    }

    /// The word in the `status` column; nil where it cannot be told.
    var statusWord: String? {
        switch state {
        case .held: SessionStatus.completed.rawValue
        case .scheduled: SessionStatus.scheduled.rawValue
        case .cancelled: SessionStatus.cancelled.rawValue
        case .undated: nil
        }
    }
}
