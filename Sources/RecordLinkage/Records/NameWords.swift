internal import ContactNormalisation

/// A person's name in its parts: the word they are called by, the family name, and every other word.
struct NameWords {
    var given: ArraySlice<UInt8> = []
    var surname: [UInt8] = []
    var others: [ArraySlice<UInt8>] = []

    /// The parts of a whole name, folded: the last word is the family name, with the particles before it.
    init(whole name: ArraySlice<UInt8>) {
        var words = name.split(separator: 0x20)
        while words.count > 1, let last = words.last, NameWords.isGeneration(last) {
            others.append(words.removeLast())
        }
        guard let first = words.first else { return }
        given = first
        guard words.count > 1 else { return }
        var start = words.count - 1
        while start > 1, NameWords.particles.contains(Array(words[start - 1])) { start -= 1 }
        surname = Array(words[start...].joined(separator: [0x20]))
        others += words[1..<start]
    }

    /// The parts of a folded first name: the first word, and the others.
    init(given name: ArraySlice<UInt8>) {
        let words = name.split(separator: 0x20)
        guard let first = words.first else { return }
        given = first
        others = Array(words.dropFirst())
    }

    private static func isGeneration(_ word: ArraySlice<UInt8>) -> Bool {
        generations.contains(Array(word))
    }

    private static func list(_ words: String) -> Set<[UInt8]> {
        Set(words.split(separator: " ").map { Array($0.utf8) })
    }

    private static let generations = list("jr sr jnr snr junior senior ii iii iv")
    private static let particles = list(
        "van von de der den del della di da do dos das du la le los bin ibn al el st saint mac mc ter ten zu zur ap ab")
}
