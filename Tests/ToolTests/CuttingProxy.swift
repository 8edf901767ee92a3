import Foundation
import Synchronization

/// A socket in front of a server's. It passes the first commit of a large run on and never its answer: the server has
/// committed, and the client cannot know. Or it cuts the first session off after so many bytes.
final class CuttingProxy: Sendable {
    /// The folder of the socket.
    let folder: String
    private let listener: Int32
    private let server: String
    private let cuts = Atomic(0)
    /// After how many bytes from the client it cuts; nil: at the commit.
    private let byteLimit: Int?

    /// Whether a session was cut off.
    var hasCut: Bool { cuts.load(ordering: .relaxed) > 0 }

    init(to server: String, cuttingAfter byteLimit: Int? = nil) throws {
        self.server = server
        self.byteLimit = byteLimit
        folder = "/tmp/booking-proxy-\(getpid())-\(UInt32.random(in: 0...9_999_999))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        guard CuttingProxy.address(folder, { bind(listener, $0, $1) }) == 0, listen(listener, 8) == 0 else {
            throw POSIXError(.EADDRNOTAVAIL)
        }
        Thread.detachNewThread { [self] in accept() }
    }

    deinit {
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
        try? FileManager.default.removeItem(atPath: folder)
    }

    private func accept() {
        while true {
            let client = Foundation.accept(listener, nil, nil)
            guard client >= 0 else { return }
            let upstream = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
            _ = CuttingProxy.address(server, { connect(upstream, $0, $1) })
            let state = Session(client: client, upstream: upstream)
            Thread.detachNewThread { [self] in forward(state) }
            Thread.detachNewThread { CuttingProxy.answer(state) }
        }
    }

    private final class Session: Sendable {
        let client: Int32
        let upstream: Int32
        let isCut = Atomic(false)
        init(client: Int32, upstream: Int32) {
            self.client = client
            self.upstream = upstream
        }
    }

    private func forward(_ session: Session) {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        var total = 0
        while case let count = read(session.client, &buffer, buffer.count), count > 0 {
            total += count
            if let byteLimit, total > byteLimit, !hasCut {
                cuts.add(1, ordering: .relaxed)
                shutdown(session.client, Int32(SHUT_RDWR))
                break
            }
            // A simple query: its letter, its length, its text.
            if byteLimit == nil, count < 64, String(decoding: buffer[..<count], as: UTF8.self).contains("COMMIT"),
                !hasCut
            {
                cuts.add(1, ordering: .relaxed)
                session.isCut.store(true, ordering: .relaxed)
            }
            guard send(session.upstream, buffer, count, Int32(MSG_NOSIGNAL)) == count else { break }
        }
        shutdown(session.upstream, Int32(SHUT_WR))
    }

    private static func answer(_ session: Session) {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = read(session.upstream, &buffer, buffer.count), count > 0 {
            // The answer has come, so it is done; nobody hears of it.
            if session.isCut.load(ordering: .relaxed) { break }
            guard send(session.client, buffer, count, Int32(MSG_NOSIGNAL)) == count else { break }
        }
        shutdown(session.client, Int32(SHUT_RDWR))
        shutdown(session.upstream, Int32(SHUT_RDWR))
    }

    private static func address(
        _ folder: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let path = Array((folder + "/.s.PGSQL.5432").utf8)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path) }
        return withUnsafePointer(to: address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }
}
