/// What a page was made from. It names no wall-clock moment: the same data gives the same page, byte for byte.
public struct PageProvenance: Sendable {
    /// An export that the figures come from.
    public struct Source: Sendable {
        /// The file's name without its folder.
        public let name: String
        /// The SHA-256 of its bytes, in hexadecimal.
        public let sha256: String
        /// The records read from it.
        public let records: Int

        /// An export file.
        public init(name: String, sha256: String, records: Int) {
            self.name = name
            self.sha256 = sha256
            self.records = records
        }
    }

    /// The last moment at which anything in the data was recorded: `4 March 2024, 18:30 (Europe/London)`.
    public var dataUntil: String
    /// The moment as of which the figures are stated.
    public var asOf: String
    /// The imports and files that the data came from: `3 imports of 5 files`.
    public var run: String
    /// The version of the toolkit.
    public var toolkitVersion: String
    /// The exports, in the order in which they were read.
    public var sources: [Source]

    /// What a page was made from.
    public init(dataUntil: String, asOf: String, run: String, toolkitVersion: String, sources: [Source]) {
        self.dataUntil = dataUntil
        self.asOf = asOf
        self.run = run
        self.toolkitVersion = toolkitVersion
        self.sources = sources
    }
}
