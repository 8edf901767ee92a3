extension MomentParser {
    /// `Mon`, `Monday,`, `Dienstag, den` in front of a date: the date says the same.
    func skipWeekday(_ bytes: Span<UInt8>, _ position: inout Int) {
        guard position < bytes.count, bytes[position] &- 0x30 >= 10 else { return }
        var end = position
        let word = bytes.readLetters(at: &end)
        guard Weekday.isName(word) || DateWords.articles.contains(word) else { return }
        _ = bytes.skip(UInt8(ascii: "."), at: &end)
        _ = bytes.skip(UInt8(ascii: ","), at: &end)
        bytes.skipSpaces(at: &end)
        // “mar. 5 mars” is a Tuesday in March, “Mar 5” is in March itself.
        if MonthName.number(of: word) != nil, !isDayOfNamedMonth(bytes, end) { return }
        position = end
        var next = end
        guard DateWords.articles.contains(bytes.readWord(at: &next)) else { return }
        bytes.skipSpaces(at: &next)
        position = next
    }

    /// Whether a number and then a word stand at `position`.
    private func isDayOfNamedMonth(_ bytes: Span<UInt8>, _ position: Int) -> Bool {
        var end = position
        guard bytes.readDigits(at: &end, most: 2) != nil else { return false }
        skipOrdinal(bytes, &end)
        _ = bytes.skip(UInt8(ascii: "."), at: &end)
        bytes.skipSpaces(at: &end)
        let word = bytes.readLetters(at: &end)
        return word == "de" || MonthName.number(of: word) != nil
    }

    /// `st`, `nd`, `er`, `º` behind a day.
    func skipOrdinal(_ bytes: Span<UInt8>, _ position: inout Int) {
        guard position < bytes.count, bytes[position] >= 0x40 else { return }
        var end = position
        // ° and º.
        if end + 1 < bytes.count, bytes[end] == 0xC2, bytes[end + 1] == 0xB0 || bytes[end + 1] == 0xBA {
            position = end + 2
        } else if DateWords.ordinals.contains(bytes.readLetters(at: &end)) {
            position = end
        }
    }

    /// `at`, `um`, `à`, `a las`, `@` or a hyphen between a day and its time, and the blanks behind.
    func skipAt(_ bytes: Span<UInt8>, _ position: inout Int) {
        guard position < bytes.count, bytes[position] &- 0x30 >= 10 else { return }
        var end = position
        if bytes.skip(UInt8(ascii: "@"), at: &end) || bytes.skip(UInt8(ascii: "-"), at: &end) {
            bytes.skipSpaces(at: &end)
            position = end
            return
        }
        while DateWords.beforeTimes.contains(bytes.readLetters(at: &end)) {
            bytes.skipSpaces(at: &end)
            position = end
        }
    }

    /// The h of `14h30` and `14 h 30`, where minutes follow.
    func skipHourSign(_ bytes: Span<UInt8>, _ position: inout Int) -> Bool {
        var end = position
        bytes.skipSpaces(at: &end)
        guard bytes.readWord(at: &end) == "h" else { return false }
        bytes.skipSpaces(at: &end)
        guard end < bytes.count, bytes[end] &- 0x30 < 10 else { return false }
        position = end
        return true
    }

    /// `Uhr`, `uur` or `h` behind a time.
    func skipClockWord(_ bytes: Span<UInt8>, _ position: inout Int) {
        guard position < bytes.count else { return }
        var end = position
        bytes.skipSpaces(at: &end)
        if DateWords.afterTimes.contains(bytes.readWord(at: &end)) { position = end }
    }
}
