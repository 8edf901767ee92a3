internal import BookingModel
internal import Database

/// The row on which a scan stands, seen through the columns that were asked for.
final class RecordRow: ResultRow {
    private let view: RecordView
    /// The place in the record of each column asked for; -1 is the row's number.
    private let places: [Int]
    private let isReal: [Bool]
    var rowNumber: Int64 = 0

    init(_ view: RecordView, places: [Int], isReal: [Bool]) {
        self.view = view
        self.places = places
        self.isReal = isReal
    }

    var columnCount: Int { places.count }

    func isNull(_ column: Int) -> Bool { places[column] >= 0 && view.type(places[column]) == 0 }

    func integer(_ column: Int) -> Int64 { places[column] < 0 ? rowNumber : view.integer(places[column]) }

    func real(_ column: Int) -> Double { places[column] < 0 ? Double(rowNumber) : view.real(places[column]) }

    func text(_ column: Int) -> String? {
        guard isText(column) else { return nil }
        return String(decoding: view.bytes(places[column]), as: UTF8.self)
    }

    func identifier(_ column: Int) -> Identifier? {
        guard places[column] >= 0, view.type(places[column]) == 44,
            let bytes = view.bytes(places[column]).baseAddress
        else { return nil }
        return Identifier(high: bytes.load(UInt64.self, at: 0), low: bytes.load(UInt64.self, at: 8))
    }

    func appendText(_ column: Int, to buffer: inout [UInt8]) -> Int {
        guard isText(column) else { return 0 }
        let bytes = view.bytes(places[column])
        buffer.append(contentsOf: bytes)
        return bytes.count
    }

    func byteCount(_ column: Int) -> Int { places[column] < 0 ? 0 : view.bytes(places[column]).count }

    func value(_ column: Int) -> SQLValue {
        guard places[column] >= 0 else { return .integer(rowNumber) }
        switch view.type(places[column]) {
        case 0: return .null
        case 7: return .real(real(column))
        case 1...6, 8, 9: return isReal[column] ? .real(real(column)) : .integer(integer(column))
        case let type where type % 2 == 1: return SQLValue(text(column))
        default: return SQLValue(identifier(column))
        }
    }

    private func isText(_ column: Int) -> Bool {
        guard places[column] >= 0 else { return false }
        let type = view.type(places[column])
        return type >= 13 && type % 2 == 1
    }
}
