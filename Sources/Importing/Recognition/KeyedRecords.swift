/// Records that lie in an object, each under a key of its own: `{"bookings": {"-Na1": {…}, "-Na2": {…}}}`, as Firebase
/// exports them. Read as one record, all but the first would be lost among its columns.
struct KeyedRecords {
    /// The keys that lead to the object.
    let path: [String]

    /// What is wrong; the keys themselves may be anybody's address.
    var message: String { "its records lie in an object, each under a key of its own, not in an array" }

    /// What to type: a program that everybody has who meets such files.
    func hint(path file: String) -> String {
        let place = path.map { $0.contains { !$0.isASCII || !($0.isLetter || $0.isNumber) } ? "\"\($0)\"" : $0 }
        let object = place.isEmpty ? "." : "." + place.joined(separator: ".")
        return
            "make an array of them, for instance: jq '\(object) | to_entries | map({key} + .value)' \(file) > records.json"
    }

    /// Finds them in the paths of a document's values: nil where it is no such document.
    init?(keys: [String]) {
        let paths = keys.map { $0.split(separator: ".").map(String.init) }
        for depth in 0...2 {
            // Whatever else the document says, it says of the whole.
            let deep = paths.filter { $0.count > depth + 1 }
            let outer = Set(deep.map { $0.prefix(depth) })
            guard outer.count == 1, let path = outer.first, paths.count - deep.count <= 2 else { return nil }
            let members = Dictionary(grouping: deep) { $0[depth] }
            let rest = members.mapValues { paths in Set(paths.map { $0.dropFirst(depth + 1).joined(separator: ".") }) }
            guard rest.count > 1 else { continue }
            guard let first = rest.values.max(by: { $0.count < $1.count }),
                rest.values.allSatisfy({ $0.isSubset(of: first) || $0.count * 2 > first.count }),
                rest.values.allSatisfy({ $0.intersection(first).count * 4 >= $0.count * 3 }),
                EntityRecognition.mapping(for: first.sorted()) != nil
            else { continue }
            self.path = Array(path)
            return
        }
        return nil
    }
}
