/// One booking, with everything that an export says of it except the contact details.
struct Booking {
    enum Status: Int {
        case pending, confirmed, completed, noShow, cancelled

        var websiteWord: Bytes { Self.websiteWords[rawValue] }
        var officeWord: Bytes { Self.officeWords[rawValue] }

        private static let websiteWords = ["pending", "confirmed", "completed", "no-show", "cancelled"].map {
            Bytes($0.utf8)
        }
        private static let officeWords = ["Pending", "Confirmed", "Completed", "No Show", "Cancelled"].map {
            Bytes($0.utf8)
        }
    }

    var booker: Population.Booker
    /// The person number of the colleague who books for the company.
    var organiser: Int?
    var session: Int
    /// Counted from 1; nil for a booking on its own.
    var group: Int?
    /// All instants are UTC.
    var createdAt: Int
    var day: Int
    var status = Status.pending
    var source: Bytes = []
    var referral: Bytes = []
    var pence = 0
    var discountPence = 0
    var payment: Payment.Method?
    var paidAt: Int?
    var cancelledAt: Int?
    var note: Bytes = []
}
