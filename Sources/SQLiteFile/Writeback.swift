import Dispatch
import Glibc
import Synchronization

/// Hands what was written to a file on to the disk while work goes on, so that who waits for the disk in the end waits
/// for the rest only.
///
/// Pages that are written again go to the disk again. That costs the processors nearly nothing, and a disk that has
/// nothing else to do.
final class Writeback: Sendable {
    /// Less than this is not worth a thought, in bytes.
    private static let worthwhile = 64 << 20

    private let waiting = Atomic<Int>(0)
    private let underWay = DispatchGroup()
    /// The call waits for the disk: on a thread of its own it keeps no processor from other work.
    private let queue = DispatchQueue(label: "writeback")

    /// Takes note of so many bytes written.
    func note(_ bytes: Int) { waiting.wrappingAdd(bytes, ordering: .relaxed) }

    /// Begins, where enough has been written; `descriptor` stays open until `finish` has returned.
    func begin(_ descriptor: Int32) {
        guard waiting.load(ordering: .relaxed) >= Writeback.worthwhile else { return }
        waiting.store(0, ordering: .relaxed)
        queue.async(group: underWay) {
            // Nothing depends on it: what fails here fails again, and is said, where the file gets its name.
            _ = fdatasync(descriptor)
        }
    }

    /// Waits until nothing is under way. What was written since is still to be brought to the disk.
    func finish() { underWay.wait() }
}
