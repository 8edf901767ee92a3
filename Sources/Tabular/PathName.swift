/// The parts of a path's name.
///
/// Foundation's own `deletingLastPathComponent` crashes on a name of one letter (Swift 6.3 on Linux).
public enum PathName {
    /// The folder in which a path's last part lies, as `dirname` gives it: `.` where the path names none.
    public static func folder(of path: String) -> String {
        let bytes = Array(path.utf8)
        let end = bytes.lastIndex { $0 != slash }.map { $0 + 1 } ?? 0
        guard end > 0 else { return path.isEmpty ? "." : "/" }
        guard let cut = bytes[..<end].lastIndex(of: slash) else { return "." }
        guard let last = bytes[..<cut].lastIndex(where: { $0 != slash }) else { return "/" }
        return String(decoding: bytes[...last], as: UTF8.self)
    }

    /// The last part of a path, as `basename` gives it; empty where there is none.
    public static func name(of path: String) -> String {
        let parts = path.utf8.split(separator: slash)
        return parts.last.map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    /// The last part without the ending behind its last point.
    public static func stem(of path: String) -> String {
        let name = name(of: path)
        guard let point = name.lastIndex(of: "."), point > name.startIndex else { return name }
        return String(name[..<point])
    }

    private static let slash = UInt8(ascii: "/")
}
