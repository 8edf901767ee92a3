import BookingModel
import Desk
import Reporting

/// What a command of the desk prints: records to standard output, remarks to standard error.
struct DeskSpeech {
    let speaker: Speaker
    let listing: ListingOptions
    let zone: BusinessTimeZone

    func say(_ answer: DeskAnswer) throws {
        if listing.json {
            if answer.listings.count == 1 {
                try speaker.data(json: answer.listings[0])
            } else {
                let named = answer.listings.map { ($0.name, $0) }
                try speaker.data(json: Dictionary(uniqueKeysWithValues: named))
            }
        } else if listing.csv {
            guard let table = answer.flat ?? answer.listings.first else { return }
            try speaker.data(table.csv(listing.csvDialect.writer, in: zone))
        } else {
            try speaker.data(ListingText(listings: answer.listings, zone: zone).text)
        }
        for remark in answer.remarks { speaker.note(remark) }
    }
}

/// Records as a terminal shows them: a record field by field, anything else as tables without their empty columns.
struct ListingText {
    let listings: [Listing]
    let zone: BusinessTimeZone

    var text: String {
        let isAlone = listings.count == 1
        return listings.filter { isAlone || !$0.rows.isEmpty }.map { listing in
            if listing.rows.isEmpty { return "" }
            if listing.isRecord { return record(listing) }
            return (isAlone ? "" : listing.name.replacing("_", with: " ") + "\n") + table(listing)
        }.joined(separator: "\n")
    }

    private func record(_ listing: Listing) -> String {
        let rows = zip(listing.columns, listing.shownRows(in: zone).first ?? []).filter { !$1.isEmpty }
        return SummaryTable.aligned(rows.map { [$0.name.replacing("_", with: " "), $1] }, textColumns: 2)
    }

    private func table(_ listing: Listing) -> String {
        let rows = listing.shownRows(in: zone)
        let columns = listing.columns.indices.filter { column in rows.contains { !$0[column].isEmpty } }
        let header = columns.map { listing.columns[$0].name }
        let texts = Set(columns.indices.filter { listing.columns[columns[$0]].kind != .number })
        return SummaryTable.aligned(
            [header] + rows.map { row in columns.map { row[$0] } }, textColumns: 0, leftAligned: texts)
    }
}
