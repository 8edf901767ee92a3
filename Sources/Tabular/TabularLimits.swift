/// Bounds on what a reader holds in memory and takes for one record.
public struct TabularLimits: Sendable, Equatable {
    /// Bytes of the file in a batch, about.
    public var batch = 1 << 16
    /// Bytes of one record.
    public var record = 16 << 20
    /// Bytes in the quotes of a CSV field; a longer one is taken for a quote that was not closed.
    public var quotedField = 1 << 20

    /// The default bounds: batches of 1 MiB, records up to 16 MiB, quoted fields up to 1 MiB.
    public init() {}
}
