internal import BookingModel
internal import ContactNormalisation
internal import Database

/// What a matcher's answer depends on, in short: the policy, the contacts, whose ids follow from their details, and what
/// was decided. Where it is the same, so is the answer.
struct MatchFingerprint {
    private let text: String

    private static let setting = "match_fingerprint"

    init(policy: String, region: PhoneRegion, _ contacts: ContactSum, decisions: Int) {
        let sum = Identifier(high: contacts.high, low: contacts.low)
        text = "\(policy), \(region.code), \(contacts.count) contacts \(sum), \(decisions) decisions"
    }

    func isStored(in database: any Database) throws(DatabaseError) -> Bool {
        let sql = "SELECT value FROM toolkit_settings WHERE name = ?1"
        return try database.text(sql, [.text(MatchFingerprint.setting)]) == text
    }

    func store(in database: any Database) throws(DatabaseError) {
        try database.run("DELETE FROM toolkit_settings WHERE name = ?1", [.text(MatchFingerprint.setting)])
        try database.run(
            "INSERT INTO toolkit_settings (name, value) VALUES (?1, ?2)",
            [.text(MatchFingerprint.setting), .text(text)])
    }
}
