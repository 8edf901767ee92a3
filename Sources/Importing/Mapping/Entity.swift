/// What the rows of an export are about.
public enum Entity: String, CaseIterable, Sendable {
    /// Courses: a code, a title, a price.
    case courses
    /// Sessions of courses: a start, a venue, a capacity.
    case sessions
    /// Users that the old system already knows.
    case users
    /// Bookings, each with the contact details of who made it.
    case bookings
}
