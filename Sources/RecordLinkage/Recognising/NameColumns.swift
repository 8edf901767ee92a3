/// Settles what the columns of names are by the columns beside them, where their headers leave it open.
struct NameColumns {
    /// What each column is.
    private(set) var kinds: [ColumnKind]

    private let doubts: [NameDoubt?]
    private let samples: [[String]]

    /// Settles columns.
    ///
    /// - Parameters:
    ///   - kinds: what each column is as far as its own header and values tell.
    ///   - doubts: why that is uncertain; nil where it is not.
    ///   - samples: values of each column, row by row.
    init(kinds: [ColumnKind], doubts: [NameDoubt?], samples: [[String]]) {
        self.kinds = kinds
        self.doubts = doubts
        self.samples = samples
        settleWhole()
        settleGiven()
        settleAlone()
    }

    /// `Nombre` beside surnames is the given name, `Name` beside given names the surname.
    private mutating func settleWhole() {
        if sure(.givenName).isEmpty, !sure(.surname).isEmpty, let column = only(.wholeOrGiven) {
            kinds[column] = .givenName
        }
        guard sure(.surname).isEmpty, let column = only(.wholeOrSurname) else { return }
        let given = kinds.indices.filter { kinds[$0] == .givenName }
        guard !given.isEmpty, !given.contains(where: { repeats($0, in: column) }) else { return }
        let isAside = given.allSatisfy { doubts[$0] == .givenAlone }
        if isAside ? hasOneWord(column) : true { kinds[column] = .surname }
    }

    /// Initials and the like are the given name where a surname, but no given name stands beside them.
    private mutating func settleGiven() {
        let aside = kinds.indices.filter { kinds[$0] == .givenName && doubts[$0] == .givenAlone }
        guard let first = aside.first else { return }
        let isTaken = kinds.indices.contains { kinds[$0] == .givenName && doubts[$0] != .givenAlone }
        let isWhole = !kinds.contains(.surname) && kinds.indices.contains { isWholeName($0) }
        for column in aside where isTaken || isWhole || column != first { kinds[column] = .text }
    }

    /// A `Student` beside other names may be anything, somebody else among it.
    private mutating func settleAlone() {
        let others = kinds.indices.contains { column in
            kinds[column] == .givenName || kinds[column] == .surname || isWholeName(column)
        }
        for column in kinds.indices where kinds[column] == .fullName && doubts[column] == .wholeAlone {
            if others || !readsAsWhole(column) { kinds[column] = .text }
        }
    }

    private func isWholeName(_ column: Int) -> Bool { kinds[column] == .fullName && doubts[column] != .wholeAlone }

    private func sure(_ kind: ColumnKind) -> [Int] {
        kinds.indices.filter { kinds[$0] == kind && doubts[$0] == nil }
    }

    /// The column with this doubt, if it is one only.
    private func only(_ doubt: NameDoubt) -> Int? {
        let columns = kinds.indices.filter { kinds[$0] == .fullName && doubts[$0] == doubt }
        return columns.count == 1 ? columns.first : nil
    }

    /// The words of each filled value of a column.
    private func words(_ column: Int) -> [[String]] {
        guard column < samples.count else { return [] }
        return samples[column].map(NameColumns.words).filter { !$0.isEmpty }
    }

    private static func words(_ value: String) -> [String] {
        value.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    /// Whether a column of given names says again what stands in a column of names: then those are whole.
    private func repeats(_ given: Int, in names: Int) -> Bool {
        guard given < samples.count, names < samples.count else { return false }
        var filled = 0
        var repeated = 0
        for (one, whole) in zip(samples[given], samples[names]) {
            guard let first = NameColumns.words(one).first, case let words = NameColumns.words(whole), !words.isEmpty
            else { continue }
            filled += 1
            if words.contains(first) { repeated += 1 }
        }
        return repeated * 10 > filled * 3
    }

    private func hasOneWord(_ column: Int) -> Bool {
        let words = words(column)
        return words.filter { $0.count == 1 }.count * 2 > words.count
    }

    /// Whether values are of several words without digits; also where there are none.
    private func readsAsWhole(_ column: Int) -> Bool {
        let words = words(column)
        let whole = words.filter { $0.count > 1 && !$0.joined().contains(where: \.isNumber) }
        return whole.count * 2 >= words.count
    }
}
