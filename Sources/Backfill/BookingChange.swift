/// The user and the local day that a booking is to get.
struct BookingChange: Sendable {
    /// The place of no user.
    static let none = UInt32.max

    let rowID: Int64
    /// The place of the user, or `none`.
    let user: UInt32
    /// In days since 1970.
    let day: Int32
}
