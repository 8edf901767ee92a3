import BookingModel
import Foundation

/// The only clock that is read: for the ledger, and where `booking-desk` was not told the moment of what it records. No
/// figure and no report depends on it.
enum WallClock {
    static var now: Instant { Instant(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000)) }
}
