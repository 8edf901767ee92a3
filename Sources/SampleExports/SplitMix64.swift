/// The SplitMix64 generator (Steele, Lea, Flood 2014): integer arithmetic only, so that every machine draws the same.
struct SplitMix64 {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    /// A generator of its own for one thing of a kind, so that its facts can be drawn again instead of being kept.
    init(seed: UInt64, kind: UInt64, number: Int) {
        state = Self.mixed(seed &+ kind &* 0xD1B5_4A32_D192_ED03) ^ Self.mixed(UInt64(truncatingIfNeeded: number))
    }

    static func mixed(_ value: UInt64) -> UInt64 {
        var z = value &+ 0x9E37_79B9_7F4A_7C15
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func next() -> UInt64 {
        defer { state &+= 0x9E37_79B9_7F4A_7C15 }
        return Self.mixed(state)
    }

    /// A whole number from 0 up to, not including, `bound`, which must be positive.
    mutating func below(_ bound: Int) -> Int {
        Int(next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    /// Like `below`, but small numbers are likelier: the square of an even draw.
    mutating func lowBelow(_ bound: Int) -> Int {
        let draw = next() >> 32
        return Int(((draw &* draw) >> 32).multipliedFullWidth(by: UInt64(bound) << 32).high)
    }

    /// Whether an event of the given rate, in ten thousandths, takes place.
    mutating func happens(_ rate: Int) -> Bool {
        below(10_000) < rate
    }

    /// The index of one of `weights`, each as likely as its share of their sum.
    mutating func pick(_ weights: [Int], of total: Int) -> Int {
        var rest = below(total)
        for index in weights.indices {
            rest -= weights[index]
            if rest < 0 { return index }
        }
        return weights.count - 1
    }
}
