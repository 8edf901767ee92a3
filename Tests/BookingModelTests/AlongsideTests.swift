import BookingModel
import Synchronization
import TestSupport
import Testing

struct AlongsideTests {
    private struct Failure: Error, Equatable {
        let name: String
    }

    @Test func `The value comes when both are done`() {
        let other = Mutex(false)
        let value = alongside {
            other.withLock { $0 = true }
        } _: {
            7
        }
        #expect(value == 7)
        #expect(other.withLock { $0 })
    }

    @Test func `What fails on the other thread fails here`() {
        #expect(throws: Failure(name: "other")) {
            try alongside { () throws(Failure) in
                throw Failure(name: "other")
            } _: { () throws(Failure) in
                7
            }
        }
    }

    @Test func `What fails here waits for the other thread`() {
        let other = Mutex(false)
        #expect(throws: Failure(name: "here")) {
            try alongside { () throws(Failure) in
                other.withLock { $0 = true }
            } _: { () throws(Failure) -> Int in
                throw Failure(name: "here")
            }
        }
        #expect(other.withLock { $0 })
    }
}
