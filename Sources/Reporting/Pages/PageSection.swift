/// A finding: a sentence, the picture that shows it, and the figures behind it.
public struct PageSection: Sendable {
    /// The section's anchor: letters, digits and hyphens, unique on its page.
    public var id: String
    /// What it is about, in a word or two: `By month`.
    public var topic: String
    /// The finding, as a sentence computed from the data.
    public var finding: String
    /// The unit of the values: `Net revenue in GBP, by month of booking`.
    public var unit: String
    /// What must be said beside the picture.
    public var remark: String?
    /// The picture, where there is one.
    var chart: (any Chart)?
    /// The figures behind it.
    public var table: PageTable?
    /// Whether the table is the section itself, and not folded away under a picture.
    public var tableIsOpen = false
    /// Why there is no picture, where there is none.
    public var emptyReason: String?
    /// The file that holds all of it.
    public var file: PageFile?

    /// A section; its picture, table and file are set afterwards.
    public init(id: String, topic: String, finding: String, unit: String) {
        self.id = id
        self.topic = topic
        self.finding = finding
        self.unit = unit
    }
}
