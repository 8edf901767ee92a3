/// A name in one cell, in its parts. The last name is the last word with the particles before it (`Jan de Boer`, `Ursula von
/// der Leyen`), or what precedes a comma; particles that follow the first name then (`Boer, Jan de`) belong before it.
struct WholeName {
    /// Where the first name is, in the bytes of which the cell is a slice; nil where there is none.
    private(set) var first: Range<Int>?
    /// Where the last name is, blanks around it included.
    private(set) var last: Range<Int>
    /// Particles of the last name that stand elsewhere, with a blank behind.
    private(set) var particles: [UInt8] = []

    /// Parts a trimmed name that is not empty; `order` is that of its column, where the header says it.
    init(_ name: ArraySlice<UInt8>, order: NameOrder? = nil) {
        last = name.startIndex..<name.endIndex
        if let comma = name.firstIndex(of: UInt8(ascii: ",")) {
            last = name.startIndex..<comma
            let words = name[(comma + 1)...].split(separator: 0x20)
            var count = words.count
            while count > 1, WholeName.isSmall(words[count - 1]), WholeName.isParticle(words[count - 1]) { count -= 1 }
            first = (comma + 1)..<(count < words.count ? words[count - 1].endIndex : name.endIndex)
            particles = words[count...].flatMap { $0 + [0x20] }
        } else if let end = order?.surnameEnd(in: name) {
            last = name.startIndex..<end
            first = (end + 1)..<name.endIndex
        } else if let blank = name.lastIndex(of: 0x20) {
            let start = WholeName.lastName(of: name, lastBlank: blank)
            last = start..<name.endIndex
            first = start > name.startIndex ? name.startIndex..<(start - 1) : nil
        }
    }

    /// Where the last name begins. Of one that is written with a small letter nobody has a first name.
    private static func lastName(of name: ArraySlice<UInt8>, lastBlank: Int) -> Int {
        // Two words, of which the first is a name: most are so.
        if (0x41...0x5A).contains(name[name.startIndex]), name.firstIndex(of: 0x20) == lastBlank {
            return lastBlank + 1
        }
        let words = name.split(separator: 0x20)
        var start = words.count - 1
        while start > 0 {
            if start > 2, connectives.contains(String(decoding: words[start - 1], as: UTF8.self)) {
                start -= 2
            } else if isParticle(words[start - 1]), start > 1 || isSmall(words[0]) {
                start -= 1
            } else {
                break
            }
        }
        return start > 0 ? words[start].startIndex : name.startIndex
    }

    private static func isSmall(_ word: ArraySlice<UInt8>) -> Bool {
        word.first.map { (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "'") } ?? false
    }

    /// Whether a word belongs before a last name.
    static func isParticle(_ word: ArraySlice<UInt8>) -> Bool {
        guard word.count < 8 else { return false }
        let text = String(decoding: word, as: UTF8.self)
        return particles.contains(text.lowercased()) || smallParticles.contains(text)
    }

    private static let particles = list(
        """
        van von vom vande vander de den der ter ten zum zur di del della dello dei degli delle dal dalla da do dos das du
        des la le lo los las bin ibn
        """)
    /// Those that are names, or parts of them, where they begin with a capital.
    private static let smallParticles = list("zu af av al el te op in aan bij uit onder over voor ap ab 't het")
    /// What stands between two last names: `Ortega y Gasset`.
    private static let connectives = list("y e i")

    private static func list(_ words: String) -> Set<String> {
        Set(words.split { $0 == " " || $0 == "\n" }.map(String.init))
    }
}
