/// A header that may be a slip of a word that is known.
///
/// The likeness is that of the whole header, word by word: each of its words is the part of the known one that stands in
/// its place, but for a letter, or two in a long word. So `Booking Refernce` is a booking reference, while `Payment ID` is
/// no payment, `Send Time` no end time, `Custom Number` no customer number, and `Delegate Title` no delegate's city. Whoever
/// followed such a hint would load wrong data.
struct MistypedHeader {
    private let words: [String]
    private let key: String

    /// Takes `header` as it is spelled.
    init(_ header: String) {
        words = MistypedHeader.words(of: header)
        key = words.joined()
    }

    /// The words of `header` in lower case: it is parted at blanks, signs and capitals.
    static func words(of header: String) -> [String] {
        var words: [String] = []
        var word = ""
        for character in header {
            guard character.isLetter || character.isNumber else {
                words.append(word)
                word = ""
                continue
            }
            if let last = word.last, character.isUppercase && last.isLowercase || character.isNumber != last.isNumber {
                words.append(word)
                word = ""
            }
            word.append(character)
        }
        return (words + [word]).filter { !$0.isEmpty }.map { $0.lowercased() }
    }

    /// The nearest of `candidates`, letters and digits in lower case, of which the header is a slip; nil: of none.
    func nearest(among candidates: [String]) -> String? {
        var best: (candidate: String, distance: Int)?
        for candidate in candidates where candidate.first == key.first && abs(candidate.count - key.count) < 3 {
            let distance = Spelling.distance(key, candidate)
            guard distance < best?.distance ?? 3, !isPlural(of: candidate), isSlip(of: candidate) else { continue }
            best = (candidate, distance)
        }
        return best?.candidate
    }

    /// One more s is no slip: fees are not the fee.
    private func isPlural(of candidate: String) -> Bool { key == candidate + "s" || candidate == key + "s" }

    /// Whether the words, each with its slips, make the candidate up in their order.
    private func isSlip(of candidate: String) -> Bool {
        let letters = Array(candidate)
        // Where in the candidate the words so far may end.
        var ends: Set<Int> = [0]
        for word in words {
            let slips = word.count < 4 || word.contains(where: \.isNumber) ? 0 : word.count < 7 ? 1 : 2
            var next: Set<Int> = []
            for start in ends {
                for end in max(start, start + word.count - slips)...(start + word.count + slips)
                where end <= letters.count && start < end && letters[start] == word.first
                    && Spelling.distance(word, String(letters[start..<end])) <= slips
                {
                    next.insert(end)
                }
            }
            ends = next
        }
        return ends.contains(letters.count)
    }
}
