/// The companies that have booked so far, each with a run of person numbers reserved for its staff.
struct Companies {
    /// Where a company's staff begin, and how many they are; the first number is its nameless training desk.
    struct Staff {
        var firstNumber: Int
        var count: Int
    }

    private(set) var all: [Staff] = []

    /// What is known of a company, drawn from its number.
    struct Facts {
        var name: Bytes
        var otherSpelling: Bytes
        var domain: Bytes
        var mailbox: Bytes
        var town: Int
        var postcode: Int
        var telephone: Int
    }

    mutating func found(firstNumber: Int, _ random: inout SplitMix64) -> Int {
        let count = random.happens(600) ? 20 + random.lowBelow(120) : 4 + random.lowBelow(16)
        all.append(Staff(firstNumber: firstNumber, count: count))
        return all.count - 1
    }

    /// Any company; those that came early a little more readily.
    func returning(_ random: inout SplitMix64) -> Int {
        random.happens(1_000) ? random.lowBelow(all.count) : random.below(all.count)
    }

    static func facts(of company: Int, seed: UInt64, places: Places) -> Facts {
        var random = SplitMix64(seed: seed, kind: 2, number: company)
        let combinations = beginnings.count * middles.count * kinds.count
        // 2,659 is coprime to the number of combinations, so that no name comes twice in the first round.
        let mixed = (company * 2_659 + Int(SplitMix64.mixed(seed) >> 40)) % combinations
        let beginning = beginnings[mixed % beginnings.count]
        let middle = middles[mixed / beginnings.count % middles.count]
        let kind = kinds[mixed / beginnings.count / middles.count]
        var domain = beginning.lowercased + [UInt8(ascii: "-")] + middle.lowercased
        domain.append(contentsOf: kind.inDomain)
        if company >= combinations { domain.append(number: company / combinations + 1) }
        domain.append(contentsOf: endings[random.below(endings.count)])
        let stem = beginning.written + [UInt8(ascii: " ")] + middle.written + [UInt8(ascii: " ")]
        return Facts(
            name: stem + kind.written, otherSpelling: stem + kind.otherwise, domain: domain,
            mailbox: mailboxes[random.below(mailboxes.count)], town: random.lowBelow(places.towns.count),
            postcode: random.below(100_000), telephone: random.below(1_000_000))
    }

    private struct Word {
        var written: Bytes
        var lowercased: Bytes

        init(_ word: Substring) {
            written = Array(word.utf8)
            lowercased = written.map { $0 | 0x20 }
        }
    }

    private struct Kind {
        var written: Bytes
        var otherwise: Bytes
        var inDomain: Bytes

        init(_ written: String, _ otherwise: String, _ inDomain: String) {
            self.written = Array(written.utf8)
            self.otherwise = Array(otherwise.utf8)
            self.inDomain = Array(inDomain.utf8)
        }
    }

    private static let beginnings = """
        Harbour Amber Copper Silver Willow Juniper Granite Falcon Heron Maple Orchard Meadow Lantern Beacon Anchor \
        Compass Summit Valley River Forest Crown Abbey Castle Bridge Tower Cedar Linden Poplar Rowan Hawthorn Ivory \
        Scarlet Cobalt Indigo Marble Pebble Quarry Saddle Thistle Clover
        """.split(separator: " ").map(Word.init)

    private static let middles = """
        Finch Kestrel Otter Badger Fox Hare Stag Swift Wren Robin Lark Plover Curlew Sparrow Magpie Raven Drake Teal \
        Bramble Fern Heather Moss Reed Sedge Sorrel Tansy Yarrow Barley Hop Rye Gate Lane Row Court Yard Wharf Lock \
        Weir Ford
        """.split(separator: " ").map(Word.init)

    private static let kinds = [
        Kind("Logistics Ltd", "Logistics Limited", "-logistics"), Kind("Care Home", "Residential Care", "-care"),
        Kind("Primary School", "C of E Primary", "-school"), Kind("Construction Ltd", "Construction", "-build"),
        Kind("Nurseries", "Day Nursery", "-nursery"), Kind("Leisure Trust", "Leisure", "-leisure"),
        Kind("Engineering Ltd", "Eng. Ltd", "-eng"), Kind("& Sons Ltd", "and Sons Limited", "-sons"),
        Kind("Catering, Events & Co", "Catering", "-catering"), Kind("Dental Practice", "Dental", "-dental"),
        Kind("Café", "Cafe", "-cafe"),
    ]

    private static let endings = [".example.com", ".example.org", ".example.net"].map { Bytes($0.utf8) }
    private static let mailboxes = ["training", "office", "bookings", "hr", "admin"].map { Bytes($0.utf8) }
}
