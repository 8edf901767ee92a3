/// How a booking reached the company, and how its customer says to have heard of it.
enum Origin {
    enum Channel: Int {
        case website, phone, email, walkIn
    }

    private static let privateWeights = [68, 17, 11, 4]
    private static let companyWeights = [52, 20, 28, 0]

    static func channel(isCompany: Bool, _ random: inout SplitMix64) -> Channel {
        Channel(rawValue: random.pick(isCompany ? companyWeights : privateWeights, of: 100)) ?? .website
    }

    /// The channel as a clerk or the website wrote it down; empty where nobody did.
    static func word(for channel: Channel, _ random: inout SplitMix64) -> Bytes {
        let draw = random.below(10_000)
        if draw < Rates.sourceMissing { return [] }
        let words = channels[channel.rawValue]
        if draw < Rates.sourceMissing + Rates.sourceOtherSpelling { return words[1 + random.below(words.count - 1)] }
        return words[0]
    }

    private static let channels = [
        ["website", "Web", "WEBSITE", "online"], ["phone", "Telephone", "Phone", "tel"],
        ["email", "E-mail", "Email", "e-mail"], ["walk-in", "Walk In", "walkin", "Walk-in"],
    ].map { $0.map { Bytes($0.utf8) } }

    static func referral(_ random: inout SplitMix64) -> Bytes {
        let draw = random.below(10_000)
        if draw < Rates.referralMissing { return [] }
        let words = referrals[random.pick(referralWeights, of: 100)]
        if draw < Rates.referralMissing + Rates.referralOtherSpelling {
            return words[1 + random.below(words.count - 1)]
        }
        return words[0]
    }

    private static let referralWeights = [38, 22, 14, 9, 7, 6, 4]
    private static let referrals = [
        ["google", "Google", "Google search", "google.example.com"],
        ["word-of-mouth", "Word of mouth", "a friend", "recommended"], ["facebook", "Facebook", "FB"],
        ["returning-customer", "Been before", "existing customer"], ["employer", "Employer", "my boss"],
        ["newsletter", "Newsletter", "e-mail newsletter"], ["leaflet", "Leaflet", "leaflet, library"],
    ].map { $0.map { Bytes($0.utf8) } }
}
