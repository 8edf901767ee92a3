/// What the values of a column are: it decides how two of them are compared.
public enum ColumnKind: String, Sendable, CaseIterable {
    /// A person's first name.
    case givenName = "given name"
    /// A person's family name.
    case surname
    /// A person's whole name in one cell, in either order.
    case fullName = "full name"
    /// An e-mail address.
    case email = "e-mail"
    /// A telephone number.
    case phone
    /// A day, such as a date of birth.
    case date
    /// A street with or without its house number.
    case address
    /// A house number that stands in a column of its own.
    case houseNumber = "house number"
    /// A second line of an address.
    case addressDetail = "address detail"
    /// A town, suburb or place of birth.
    case locality
    /// A state, county or country.
    case region
    /// A postcode or ZIP.
    case postcode
    /// The name of a company, a site or another organisation.
    case company
    /// A number or code that names one person: customer number, social security number.
    case identifier
    /// Any other text.
    case text
    /// What says nothing about who somebody is: row numbers, provenance.
    case nothing = "left out"

    /// Whether its values say something by themselves: those of names are taken apart together.
    var isNormalisedAlone: Bool {
        switch self {
        case .givenName, .surname, .fullName, .nothing: false
        default: true
        }
    }
}

/// A column of a file of records.
public struct RecordColumn: Sendable, Equatable {
    /// Its name in the file.
    public var name: String
    /// What its values are.
    public var kind: ColumnKind

    /// A column by its name and kind.
    public init(name: String, kind: ColumnKind) {
        self.name = name
        self.kind = kind
    }
}
