/// What people and programs type where they have nothing to say. Such a value is a missing value, never an identity.
///
/// What counts depends on the field: somebody may well be called Null, Nan or None, but nobody's mailbox is.
public enum Placeholder {
    /// Whether an e-mail field says that there is none: `n/a`, `none@…`, `noemail@…`, `test@…`, `….invalid`.
    public static func isEmail(_ value: Span<UInt8>) -> Bool {
        guard let at = position(of: 0x40, in: value) else { return words.contains(value) }
        return localParts.contains(value.extracting(..<at)) || isReservedDomain(value.extracting((at + 1)...))
    }

    /// Whether a phone field holds a word for none, one digit over and over, or a run along the keypad.
    public static func isPhone(_ value: Span<UInt8>) -> Bool {
        var run = DigitRun()
        var hasLetters = false
        for index in 0..<value.count {
            let byte = value[index]
            if byte &- 0x30 < 10 { run.append(byte &- 0x30) } else if isLetterOrDigit(byte) { hasLetters = true }
        }
        if run.count == 0 { return !hasLetters || words.contains(value) }
        return run.isMadeUp
    }

    /// Whether a company field says that there is none.
    public static func isCompany(_ value: Span<UInt8>) -> Bool {
        words.contains(value) || nonCompanies.contains(value)
    }

    /// Whether a customer number says that there is none: a word for it, or the 0 that shops give to every guest.
    public static func isCustomerNumber(_ value: Span<UInt8>) -> Bool {
        var onlyZeros = true
        for index in 0..<value.count where value[index] != 0x30 { onlyZeros = false }
        return onlyZeros || words.contains(value)
    }

    /// Whether a name field says that there is none. Only what nobody is called: Null, Nan, None and Test are people.
    public static func isName(_ value: Span<UInt8>) -> Bool { nonNames.contains(value) }

    /// Whether a field of an address, such as a town, says that there is none.
    public static func isPlace(_ value: Span<UInt8>) -> Bool { nonNames.contains(value) }

    /// One digit over and over, or digits that go up or down by one.
    private struct DigitRun {
        var count = 0
        private var previous: UInt8 = 0
        private var isSame = true
        private var isRising = true
        private var isFalling = true

        mutating func append(_ digit: UInt8) {
            if count > 0 {
                if digit != previous { isSame = false }
                if digit != (previous + 1) % 10 { isRising = false }
                if digit != (previous + 9) % 10 { isFalling = false }
            }
            previous = digit
            count += 1
        }

        /// Eight digits of the keypad in a row are nobody's number; a short run may be an internal one.
        var isMadeUp: Bool { count >= 5 && isSame || count >= 8 && (isRising || isFalling) }
    }

    /// Words to compare letters and digits with only, so that `N/A`, `n.a.` and `NA` are one word.
    private struct WordList {
        private let words: [[UInt8]]
        /// The words' first letters, a bit each: most values are told apart by theirs.
        private let initials: UInt32

        init(_ text: String) {
            words = text.split(separator: " ").map { Array($0.utf8) }
            initials = words.reduce(0) { $0 | 1 << UInt32($1[0] & 31) }
        }

        /// Whether a value is one of the words, or has neither letter nor digit.
        func contains(_ value: Span<UInt8>) -> Bool {
            // The longest word has 16 letters; punctuation may stand between them.
            guard value.count <= 24 else { return false }
            var first = 0
            while first < value.count, value[first] < 0x80, !isLetterOrDigit(value[first]) { first += 1 }
            guard first < value.count else { return true }
            guard value[first] &- 0x41 < 0x3A, initials & 1 << UInt32(value[first] & 31) != 0 else { return false }
            for index in words.indices where matches(value, words[index]) { return true }
            return false
        }

        private func matches(_ value: Span<UInt8>, _ word: [UInt8]) -> Bool {
            var position = 0
            for index in 0..<value.count {
                let byte = value[index]
                guard byte >= 0x80 || isLetterOrDigit(byte) else { continue }
                let folded = byte &- 0x41 < 26 ? byte | 0x20 : byte
                guard position < word.count, word[position] == folded else { return false }
                position += 1
            }
            return position == word.count
        }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        byte &- 0x30 < 10 || byte &- 0x41 < 26 || byte &- 0x61 < 26
    }

    private static func position(of byte: UInt8, in value: Span<UInt8>) -> Int? {
        for index in 0..<value.count where value[index] == byte { return index }
        return nil
    }

    /// `.invalid` (RFC 2606) and domains that front desks make up.
    private static func isReservedDomain(_ domain: Span<UInt8>) -> Bool {
        domains.contains(domain) || hasSuffix(domain, ".invalid")
    }

    private static func hasSuffix(_ value: Span<UInt8>, _ suffix: StaticString) -> Bool {
        guard value.count >= suffix.utf8CodeUnitCount else { return false }
        return suffix.withUTF8Buffer { wanted in
            let offset = value.count - wanted.count
            for index in 0..<wanted.count {
                let byte = value[offset + index]
                if (byte &- 0x41 < 26 ? byte | 0x20 : byte) != wanted[index] { return false }
            }
            return true
        }
    }

    private static let words = WordList(
        "na nan none nil null no unknown notknown notprovided notgiven notavailable notapplicable noemail nomail nophone "
            + "nonumber missing tbc tba test xxx x")
    private static let localParts = WordList(
        "na none nil null noemail nomail noemailaddress unknown notknown notprovided notgiven notavailable "
            + "notapplicable nobody noone anonymous test tester testing noreply donotreply dummy fake xxx asdf qwerty")
    private static let domains = WordList("noemailcom nomailcom nonecom noreplycom")
    private static let nonCompanies = WordList("private individual personal self myself")
    private static let nonNames = WordList(
        "na unknown notknown notprovided notgiven notavailable notapplicable noname tbc tba")
}
