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
    /// Groups of bookings that were made together.
    case groups
    /// Entries of sessions' waiting lists.
    case waitingLists = "waiting_lists"
    /// Messages to customers, by e-mail, text message or telephone.
    case communications
    /// Payments and refunds.
    case payments
    /// Certificates that were issued.
    case certificates
    /// What staff noted down about customers.
    case notes
}
