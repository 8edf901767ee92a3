import BookingModel
import Foundation

/// The only clock that is read, for the ledger alone: no figure and no report depends on it.
enum WallClock {
    static var now: Instant { Instant(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000)) }
}
