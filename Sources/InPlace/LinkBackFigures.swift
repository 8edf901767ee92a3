/// What a link-back did, and what became of every row of the table.
public struct LinkBackFigures: Sendable, Equatable {
    /// The table, as it was named.
    public internal(set) var table = ""
    /// Rows that this run wrote to.
    public internal(set) var rowsWritten = 0
    /// Users that were added, or whose figures changed.
    public internal(set) var usersWritten = 0
    /// Groups that were added or changed.
    public internal(set) var groupsWritten = 0

    /// Rows of the table.
    public internal(set) var rows = 0
    /// Rows linked to the user that the toolkit found.
    public internal(set) var linked = 0
    /// Rows that the website, or somebody else, has linked to another user.
    public internal(set) var linkedToAnother = 0
    /// Rows without a user that came after the table was read.
    public internal(set) var cameSince = 0
    /// Rows that the import rejected.
    public internal(set) var notImported = 0
    /// Rows that name nobody.
    public internal(set) var withoutUser = 0
    /// Rows whose customer was changed after the table was read.
    public internal(set) var changedSince = 0
    /// Rows that another session held all the time.
    public internal(set) var held = 0

    /// Rows without a user, whatever the reason.
    public var notLinked: Int { cameSince + notImported + withoutUser + changedSince + held }
    /// Whether every row is counted once.
    public var addsUp: Bool { rows == linked + linkedToAnother + notLinked }
}
