/// Which clusters are never joined: pairs of numbers, kept up while the numbers merge.
struct Bars: Sendable {
    private var others: [UInt32: Set<UInt32>] = [:]

    var isEmpty: Bool { others.isEmpty }

    func contains(_ first: UInt32, _ second: UInt32) -> Bool { others[first]?.contains(second) ?? false }

    mutating func insert(_ first: UInt32, _ second: UInt32) {
        guard first != second else { return }
        others[first, default: []].insert(second)
        others[second, default: []].insert(first)
    }

    /// What was barred from the one that is gone is barred from the one that it was joined to.
    mutating func merge(_ gone: UInt32, into kept: UInt32) {
        guard gone != kept, let moved = others.removeValue(forKey: gone) else { return }
        for other in moved {
            others[other]?.remove(gone)
            insert(other, kept)
        }
    }
}
