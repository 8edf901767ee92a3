/// One run of an executable, as all that works in it sees it: its name, who may interrupt it, and what of it stands.
final class Execution {
    /// The name of the executable.
    let tool: String
    /// What the run has done that stays, whatever fails later; nil while it has changed nothing.
    private(set) var completion: Completion?
    /// The one listener for signals of the process: it begins to listen when there is something to be interrupted.
    private(set) lazy var interruption = Interruption()

    /// A run that has changed nothing yet.
    init(tool: String) { self.tool = tool }

    /// Listens for signals from here on: called before there is anything that they would end half-way, such as a lock.
    func beginListening() { _ = interruption }

    /// Notes what stands from here on.
    func complete(_ completion: Completion) { self.completion = completion }
}
