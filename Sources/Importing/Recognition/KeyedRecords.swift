/// Records that lie in an object, each under a key of its own: `{"bookings": {"-Na1": {…}, "-Na2": {…}}}`, as Firebase
/// exports them. Read as one record, all but the first would be lost among its columns.
struct KeyedRecords {
    /// The keys that lead to the object.
    let path: [String]
    /// Those that lead to other collections of the file.
    let others: [[String]]

    /// What is wrong; the keys themselves may be anybody's address.
    var message: String {
        others.isEmpty
            ? "its records lie in an object, each under a key of its own, not in an array"
            : "its records lie in \(others.count + 1) objects, each under a key of its own, not in arrays"
    }

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
            guard paths.count - deep.count <= 2 else { return nil }
            let collections = Dictionary(grouping: deep) { Array($0.prefix(depth)) }
            // Two collections in one file are two exports: bookings are looked for first.
            let found = collections.compactMap { path, paths in
                KeyedRecords.entity(of: paths, depth: depth).map { (path, $0) }
            }
            guard !found.isEmpty,
                collections.count == 1 || found.count == collections.count
                    || found.contains(where: KeyedRecords.areBookings)
            else {
                if collections.count > 1, depth > 0 { return nil }
                continue
            }
            let ordered = found.sorted { $0.0.joined(separator: ".") < $1.0.joined(separator: ".") }
            let chosen = ordered.first(where: KeyedRecords.areBookings)?.0 ?? ordered[0].0
            path = chosen
            others = ordered.map(\.0).filter { $0 != chosen }
            return
        }
        return nil
    }

    private static func areBookings(_ collection: ([String], Entity)) -> Bool { collection.1 == .bookings }

    /// What the members of a collection are, where they are alike and several.
    private static func entity(of paths: [[String]], depth: Int) -> Entity? {
        let members = Dictionary(grouping: paths) { $0[depth] }
        let rest = members.mapValues { paths in Set(paths.map { $0.dropFirst(depth + 1).joined(separator: ".") }) }
        guard rest.count > 1, let first = rest.values.max(by: { $0.count < $1.count }),
            rest.values.allSatisfy({ $0.isSubset(of: first) || $0.count * 2 > first.count }),
            rest.values.allSatisfy({ $0.intersection(first).count * 4 >= $0.count * 3 })
        else { return nil }
        return EntityRecognition.mapping(for: first.sorted())?.entity
    }
}
