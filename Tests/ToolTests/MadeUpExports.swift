/// Small office exports with as many rows as a test needs.
enum Office {
    static let header =
        "Booking Ref,Booked On,Status,First Name,Surname,Email Address,Telephone,Price,Discount,Total Paid,Paid On,Notes\n"

    /// A good row.
    static func row(_ reference: String, status: String = "Confirmed", price: String = "£10.00", notes: String = "")
        -> String
    {
        "\(reference),13/03/2024 10:00,\(status),Ada,Byron,ada@example.com,07700 900123,\(price),£0.00,\(price),13/03/2024 10:05,\(notes)\n"
    }

    /// A file of good rows.
    static func csv(_ references: [String]) -> String { header + references.map { row($0) }.joined() }
}

/// Records of the legacy website in JSON.
enum Legacy {
    static func json(_ reference: String, status: String = "confirmed") -> String {
        """
        {"id":1,"bookingReference":"\(reference)","sessionId":"S1","contactDetails":{"firstName":"Ada","lastName":"Byron",\
        "email":"ada@example.com"},"status":"\(status)","originalAmount":10.50,"discountAmount":0,"finalAmount":10.50,\
        "created_at":"2024-03-04T10:00:00Z"}
        """
    }
}
