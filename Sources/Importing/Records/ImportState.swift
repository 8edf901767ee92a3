import BookingModel

/// What a run remembers across records and files, so that it writes each contact, session, course and group once.
struct ImportState {
    /// Bookings met in this run; nil where the table was not empty and every row goes the careful way.
    var seenBookings: SeenBookings?
    /// Bookings as they are stored; nil where there are none, or few of them are expected.
    var known: KnownBookings?
    /// Contacts in the database or met in this run.
    var contacts = IdentifierIndex()
    /// How many of those were in the database before.
    var contactsBefore = 0
    /// Sessions, courses and groups that were written from bookings in this run.
    var impliedSessions = IdentifierIndex()
    /// Sessions of which no more than the reference is known yet.
    var bareSessions = IdentifierIndex()
    var impliedCourses = IdentifierIndex()
    var groups = IdentifierIndex()
    /// Whether rows of some session were written more than once.
    var hasRepeatedSessions = false
    /// The rows of the current file, where it has no references.
    var occurrences = RowOccurrences()
    /// The orders of the current file that may have further rows.
    var orders = RecentOrders()

    /// Forgets what holds for one file only.
    mutating func startFile() {
        occurrences = RowOccurrences()
        orders = RecentOrders()
    }
}

/// What is the same for every record of a file.
struct FileContext: Sendable {
    let fileID: Int64
    let sourceSystem: String
    let zone: BusinessTimeZone
    let currency: CurrencyCode
    let dateOrder: DateOrder?
    /// From which day a spreadsheet counted.
    var dateSystem = DateSystem.from1900
    /// How columns are written, by header.
    var conventions: [String: ColumnConventions] = [:]
}

/// The columns of a group row written from bookings.
enum GroupRow {
    static let columns = ["id", "source_system", "group_reference"]
}
