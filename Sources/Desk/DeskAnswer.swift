/// What an operation has to show and to say.
public struct DeskAnswer {
    /// The records asked for, or those that were changed: data, for standard output.
    public var listings: [Listing]
    /// The same as one table, for a form that can hold only one; nil where there is only one anyway.
    public var flat: Listing?
    /// Remarks without personal data, for standard error.
    public var remarks: [String] = []

    /// One listing with remarks.
    public init(_ listing: Listing, remarks: [String] = []) {
        listings = [listing]
        self.remarks = remarks
    }

    /// Several listings, with one table that holds the gist of them all.
    public init(_ listings: [Listing], flat: Listing, remarks: [String] = []) {
        self.listings = listings
        self.flat = flat
        self.remarks = remarks
    }
}
