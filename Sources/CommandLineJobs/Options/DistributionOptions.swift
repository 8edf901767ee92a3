public import ArgumentParser
import Database

/// Whether a new database is spread over the nodes of a cluster.
public struct DistributionOptions: ParsableArguments {
    /// The engines that can be asked for.
    public enum Engine: String, ExpressibleByArgument, CaseIterable, Sendable {
        /// Citus, on PostgreSQL.
        case citus
        /// None: all tables on one machine.
        case none
    }

    /// The engine that spreads it.
    @Option(
        help: "Spread a new database over the nodes of a cluster. Default: citus where the server has it, else none.")
    public var distributed: Engine?

    /// Options as they stand without flags.
    public init() {}

    var choice: DistributedSchema.Choice? { distributed.flatMap { DistributedSchema.Choice(rawValue: $0.rawValue) } }
}
