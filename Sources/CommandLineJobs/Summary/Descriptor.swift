import Foundation

/// An open stream of the process, written whole.
enum Descriptor {
    /// Writes all bytes; gives 0, or the number of the error where the system does not take them all.
    static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if count < 0, errno == EAGAIN {
                // Whoever has opened the stream does not want to be waited for; we have to.
                var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                guard poll(&waiting, 1, -1) > 0 || errno == EINTR else { return errno }
            } else if count == 0 || errno != EINTR {
                return count == 0 ? EIO : errno
            }
        }
        return 0
    }

    /// Opens the standard streams that the caller has closed, so that no file of the run gets the number of one and the
    /// run's speech with it. They are opened the wrong way round: what is written or read there still fails.
    static func openStandardStreams() {
        for (descriptor, mode) in [(STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY)]
        where fcntl(descriptor, F_GETFD) < 0 {
            // The lowest free number is this one, because those below it are open.
            _ = open("/dev/null", mode)
        }
    }
}
