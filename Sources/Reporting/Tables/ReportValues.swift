public import BookingModel

/// The cells of one column, packed: a table of a million customers takes some 90 bytes a row.
public enum ReportValues: Sendable {
    /// Whole numbers, minor units, ten-billionths, day numbers, month ordinals, 0 or 1; `blank` where there is none.
    case numbers([Int64])
    /// Texts out of few words: the index of the word, -1 where blank.
    case words([Int32], vocabulary: [String])
    /// Texts that mostly differ.
    case texts(PackedTexts)
    /// UUIDs.
    case identifiers([Identifier])

    /// The number that stands for a blank cell.
    public static let blank = Int64.min

    /// The number of cells.
    public var count: Int {
        switch self {
        case .numbers(let numbers): numbers.count
        case .words(let codes, _): codes.count
        case .texts(let texts): texts.count
        case .identifiers(let identifiers): identifiers.count
        }
    }

    /// No cells yet, in the layout that suits a kind of column.
    init(emptyFor kind: ReportColumn.Kind) {
        switch kind {
        case .identifier: self = .identifiers([])
        case .text, .phone: self = .texts(PackedTexts())
        case .integer, .money, .rate, .date, .month, .boolean: self = .numbers([])
        }
    }
}

/// Texts one after another in one run of bytes.
public struct PackedTexts: Sendable {
    private(set) var bytes: [UInt8] = []
    /// Where each text ends, times two; the lowest bit is set where there is no text at all.
    private var ends: [Int] = []

    /// No texts.
    public init() {}

    /// The number of texts.
    public var count: Int { ends.count }

    /// Appends a text, or none.
    public mutating func append(_ text: String?) {
        if let text { bytes.append(contentsOf: text.utf8) }
        ends.append(bytes.count << 1 | (text == nil ? 1 : 0))
    }

    /// Where the bytes of a text lie, or nil where there is no text.
    func range(_ index: Int) -> Range<Int>? {
        guard ends[index] & 1 == 0 else { return nil }
        return (index == 0 ? 0 : ends[index - 1] >> 1)..<(ends[index] >> 1)
    }

    /// The text at an index, or nil where there is none.
    public subscript(index: Int) -> String? {
        range(index).map { String(decoding: bytes[$0], as: UTF8.self) }
    }
}
