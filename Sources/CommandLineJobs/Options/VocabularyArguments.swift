public import ArgumentParser
public import BookingModel

extension WaitingListPriority: ExpressibleByArgument {}
extension CommunicationType: ExpressibleByArgument {}
extension CommunicationChannel: ExpressibleByArgument {}
extension CommunicationStatus: ExpressibleByArgument {}
extension PaymentStatus: ExpressibleByArgument {}

extension LocalDay: ExpressibleByArgument {
    /// Reads `2026-06-30`.
    public init?(argument: String) { self.init(argument) }
}

extension MomentText: ExpressibleByArgument {
    /// Reads what `--at` takes.
    public init?(argument: String) { self.init(argument) }
}
