import BookingModel
import Database

/// Bookings that come again as they are stored.
extension BookingSettlement {
    /// Leaves out rows that say nothing but what is stored, with what is kept of their orders.
    func passOver(
        known: inout KnownBookings?, _ fates: inout [RowFate], _ chunk: inout ImportChunk, _ orders: inout RecentOrders
    ) {
        guard known != nil else { return }
        var lines: [Identifier: Int] = [:]
        for row in 0..<chunk.incomingOrderLines.rowCount {
            if let id = chunk.incomingOrderLines.identifier(row: row, column: 0) { lines[id, default: 0] += 1 }
        }
        var passedOver: Set<Identifier> = []
        for row in fates.indices where fates[row] == .firstMet {
            fates[row] = .incoming
            guard let id = chunk.bookings.identifier(row: row, column: 0) else { continue }
            let kept = lines[id] ?? 0
            guard known?.includes(row, of: chunk.bookings, lines: kept, id, fileID: rows.fileID) == true else {
                continue
            }
            fates[row] = .known
            count(known: row, &chunk)
            guard kept > 0 else { continue }
            passedOver.insert(id)
            if let index = orders.index(of: id) { orders[index].progress.isPassedOver = true }
        }
        guard !passedOver.isEmpty else { return }
        let lost = (0..<chunk.incomingOrderLines.rowCount).filter { row in
            chunk.incomingOrderLines.identifier(row: row, column: 0).map(passedOver.contains) ?? false
        }
        chunk.incomingOrderLines.remove(rows: lost)
    }

    private func count(known row: Int, _ chunk: inout ImportChunk) {
        chunk.counts.unchanged += 1
        let final = chunk.bookings.cells[row * chunk.bookings.columnCount + BookingSettlement.finalColumn]
        let currency = chunk.bookings.text(row: row, column: BookingSettlement.currencyColumn)
        guard let code = currency.flatMap({ CurrencyCode(String(decoding: $0, as: UTF8.self)) }) else { return }
        var amounts = CurrencyAmounts(currency: code)
        amounts.unchanged = final.payload
        chunk.counts.addAmounts(amounts)
    }
}
