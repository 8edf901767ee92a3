internal import Glibc
struct StageTimer {
    var last = StageTimer.now()
    static func now() -> Double { var t = timespec(); clock_gettime(CLOCK_MONOTONIC, &t); return Double(t.tv_sec) + Double(t.tv_nsec) / 1e9 }
    mutating func mark(_ name: String) {
        let now = StageTimer.now()
        if getenv("LINK_TIMES") != nil { print("  ", name, ((now - last) * 1000).rounded() / 1000) }
        last = now
    }
}
func envDouble(_ name: String, _ d: Double) -> Double { getenv(name).flatMap { Double(String(cString: $0)) } ?? d }
