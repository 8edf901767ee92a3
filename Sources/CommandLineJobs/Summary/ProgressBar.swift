import Foundation
import Importing

/// A bar on a terminal, by bytes; nothing elsewhere.
final class ProgressBar {
    private let isShown: Bool
    private var lastPercent = -1
    private var lastPath = ""

    init(_ options: RunOptions) { isShown = !options.quiet && isatty(STDERR_FILENO) == 1 }

    /// Shows how far the current file is.
    func show(_ progress: ImportProgress) {
        guard isShown, let size = progress.size, size > 0 else { return }
        let percent = min(100, progress.bytesRead * 100 / size)
        guard percent != lastPercent || progress.path != lastPath else { return }
        (lastPercent, lastPath) = (percent, progress.path)
        let filled = percent * 30 / 100
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled)
        print("\r\(bar) \(percent) % \(progress.path)\u{1B}[K")
    }

    /// Clears the line.
    func clear() {
        if isShown, lastPercent >= 0 { print("\r\u{1B}[K") }
    }

    private func print(_ text: String) {
        _ = Descriptor.write(Array(text.utf8), to: STDERR_FILENO)
    }
}
