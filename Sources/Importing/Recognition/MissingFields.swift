/// What an export lacks whose columns look like bookings: the questions that bookings answer, and the fields that would.
enum MissingFields {
    private static let questions: [(question: String, fields: [ImportField])] = [
        ("who booked", [.fullName, .lastName, .contactDetails, .email, .phone]),
        ("when it was booked or begins", [.createdAt, .sessionStartsAt]),
        ("which booking it is", [.bookingReference, .sourceRecordID]),
    ]

    /// The questions that no column answers, each with the names of fields that mapping files know; nil where all are
    /// answered. `headers` are in English.
    static func words(_ headers: [String]) -> String? {
        let filled = EntityRecognition.mapping(for: headers, as: .bookings).rules
        let open = questions.filter { $0.fields.allSatisfy { filled[$0] == nil } }
            .map { "\($0.question) (\($0.fields.map(\.rawValue).joined(separator: ", ")))" }
        return open.isEmpty ? nil : open.joined(separator: "; ")
    }
}
