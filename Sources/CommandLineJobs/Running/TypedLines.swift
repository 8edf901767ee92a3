import Foundation

/// Lines that somebody types at standard input. Waiting for one ends at once where the run is interrupted.
struct TypedLines {
    private let interruption: Interruption
    private var held: [UInt8] = []
    private var isAtEnd = false

    init(_ interruption: Interruption) { self.interruption = interruption }

    /// The next line without its end, or nil where there is none any more.
    mutating func next() throws(JobError) -> String? {
        while true {
            if let end = held.firstIndex(of: UInt8(ascii: "\n")) {
                defer { held.removeFirst(end + 1) }
                return String(decoding: held[..<end], as: UTF8.self)
            }
            guard !isAtEnd else {
                defer { held = [] }
                return held.isEmpty ? nil : String(decoding: held, as: UTF8.self)
            }
            try interruption.wait(forReading: STDIN_FILENO)
            var block = [UInt8](repeating: 0, count: 1024)
            let count = read(STDIN_FILENO, &block, block.count)
            if count > 0 {
                held += block[..<count]
            } else if count == 0 {
                isAtEnd = true
            } else if errno != EINTR, errno != EAGAIN {
                throw JobError(
                    "standard input cannot be read: \(String(cString: strerror(errno)))",
                    hint: "run it in a terminal, or see --export-review for answers in a spreadsheet")
            }
        }
    }
}
