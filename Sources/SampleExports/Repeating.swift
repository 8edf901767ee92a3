/// Chooses exactly so many of the bookings to be written twice (selection sampling, Knuth 3.4.2 S).
struct Repeating {
    private var rows: Int
    private var left: Int
    private var random: SplitMix64

    init(rows: Int, of bookings: Int, seed: UInt64) {
        self.rows = rows
        left = bookings
        random = SplitMix64(seed: seed, kind: 6, number: 0)
    }

    mutating func takesNext() -> Bool {
        let isTaken = rows > 0 && random.below(left) < rows
        left -= 1
        if isTaken { rows -= 1 }
        return isTaken
    }
}
