/// Titles before a name and degrees after it, which some forms ask for and people leave out.
///
/// The last word left is never removed, so that somebody called Miss keeps a name. "Jr" and "Sr" stay: they tell a
/// father from his son.
enum Honorific {
    /// Removes titles from the front of the words that begin at `start`.
    static func removeTitles(from words: inout [UInt8], start: Int) {
        while let space = words[start...].firstIndex(of: 0x20), isKnown(words[start..<space], titles) {
            words.removeSubrange(start...space)
        }
    }

    /// Removes degrees and orders from the end of the words that begin at `start`.
    static func removeSuffixes(from words: inout [UInt8], start: Int) {
        while let space = words[start...].lastIndex(of: 0x20), isKnown(words[(space + 1)...], suffixes) {
            words.removeSubrange(space...)
        }
    }

    private static func isKnown(_ word: ArraySlice<UInt8>, _ list: [[UInt8]]) -> Bool {
        guard let first = word.first else { return false }
        return list.contains { $0[0] == first && $0.elementsEqual(word) }
    }

    private static func list(_ words: String) -> [[UInt8]] { words.split(separator: " ").map { Array($0.utf8) } }

    private static let titles = list(
        "mr mrs ms miss mx dr prof professor doctor sir dame rev revd reverend herr frau mme mlle monsieur madame dott "
            + "sra srta dhr mevr")

    private static let suffixes = list("esq phd msc bsc mba obe mbe cbe frcs mrcgp")
}
