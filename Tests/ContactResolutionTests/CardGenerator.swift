import ContactResolution

/// Contacts of few enough values, moments and writings that every kind of tie comes up.
struct CardGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    mutating func next() -> UInt64 {
        // SplitMix64.
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }

    private mutating func pick(_ choices: [String?]) -> String? {
        choices[Int.random(in: 0..<choices.count, using: &self)]
    }

    mutating func cards(_ count: Int, customers: Int) -> [ContactCard] {
        (0..<count).map { number in
            var card = ContactCard(number: number, customer: Int.random(in: 1...customers, using: &self))
            card.first = pick(["Ann", "ANN", "Zoë", "Zoe", "A.", nil])
            card.last = pick(["Lee", "LEE", "O Neill", "L", nil])
            card.email = pick(["ann@example.com", "Ann@EXAMPLE.com", "lee@example.com", nil])
            card.phone = pick(["07700 900001", "+44 7700 900001", "07700 900002", nil])
            card.company = pick(["Acme Ltd", "ACME LTD", "Brook & Co", nil, nil])
            card.city = pick(["Leeds", "LEEDS", "York", nil])
            card.postcode = pick(["LS1 1AA", "ls11aa", "YO1 7HH", nil])
            card.country = pick(["UK", "uk", "FR", nil])
            card.seen = (0..<Int.random(in: 0...3, using: &self)).map { _ in Int64.random(in: 1...4, using: &self) }
            return card
        }
    }

    mutating func rules() -> String {
        SurvivorshipRules.Detail.allCases.map { detail in
            let rules = SurvivorshipRule.allCases.shuffled(using: &self).prefix(Int.random(in: 0...3, using: &self))
            return "\(detail.rawValue)=" + (rules.isEmpty ? "default" : rules.map(\.rawValue).joined(separator: "+"))
        }.joined(separator: ",")
    }
}
