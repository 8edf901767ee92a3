import BookingModel
import Testing

@testable import Backfill

@Suite struct BookingStatusTests {
    @Test("every stored word of a status is read as that status", arguments: BookingStatus.allCases)
    func roundTrip(status: BookingStatus) {
        let bytes = Array(status.rawValue.utf8)
        #expect(BookingStatus(utf8: bytes.span) == status)
    }
}
