import BookingModel
import ContactResolution
import RecordLinkage

/// The rows of a contact file by the plain policy of `--match email`: who shares an e-mail, else a customer number, else
/// phone and name, is one.
struct KeyClusters {
    /// The cluster of each row.
    let clusters: [UInt64]
    /// How many different contacts the rows are.
    let recordCount: Int
    /// How many clusters there are.
    let clusterCount: Int

    /// Where in a contact each kind of column goes; of several columns of a kind the first that says something counts.
    private static let fields: [KeyedContacts.Field: [ColumnKind]] = [
        .customerNumber: [.identifier], .firstName: [.givenName], .lastName: [.surname, .fullName], .email: [.email],
        .phone: [.phone], .companyName: [.company], .city: [.locality], .postcode: [.postcode], .country: [.region],
    ]

    init(_ table: RecordTable) {
        let columns = KeyClusters.fields.mapValues { kinds in
            kinds.flatMap { kind in table.columns.indices.filter { table.columns[$0].kind == kind } }
        }
        var contacts = PlainContacts()
        for row in 0..<table.rowCount {
            contacts.append { field in
                for column in columns[field] ?? [] {
                    let cell = table.cell(row: row, column: column)
                    if !cell.isEmpty { return cell }
                }
                return []
            }
        }
        clusters = contacts.usersByKey().map { $0.high ^ $0.low }
        recordCount = contacts.count
        clusterCount = Set(clusters).count
    }
}
