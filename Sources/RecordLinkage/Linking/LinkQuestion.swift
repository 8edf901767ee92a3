/// Two rows of whom a person should say whether they are one: a question of clerical review.
public struct LinkQuestion: Sendable, Equatable {
    /// The lesser of the two rows, by its position in the table.
    public let first: Int
    /// The other row.
    public let second: Int
    /// Whether they are in one cluster now: "no" would part it; otherwise "yes" would join two.
    public let isJoined: Bool
    /// The probability that the two sides, and not only these two rows, are one person: that of the mean log odds over
    /// their pairs, by which clusters are joined.
    public let probability: Double
    /// What an answer is worth: the entropy of the probability, in bits, for each pair of rows that it joins or parts.
    public let worth: Double

    /// The entropy of an event, in bits: 1 where it is as likely as not.
    static func entropy(_ probability: Double) -> Double {
        let part = { (share: Double) in share > 0 ? -share * Logarithm.bits(share) : 0 }
        return part(probability) + part(1 - probability)
    }
}
