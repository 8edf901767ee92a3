/// The user and the local day that a booking is to get.
struct BookingChange: Sendable {
    /// The place of no user.
    static let none = UInt32.max
    /// The day of a booking of which nobody knows when it was made.
    static let noDay = Int32.min

    let rowID: Int64
    /// The place of the user, or `none`.
    let user: UInt32
    /// In days since 1970, or `noDay`.
    let day: Int32
}
