import EmbeddedFiles

/// The exports that are known without configuration: one profile for each, a mapping file that the binary carries.
public enum KnownExports {
    /// Where the profiles lie in the package.
    static let folder = "Sources/Importing/Profiles/"

    /// The profiles, sorted by name.
    public static let profiles: [Mapping] = EmbeddedFiles.paths.filter { $0.hasPrefix(folder) }.map(profile(at:))
        .sorted { $0.name.lowercased() < $1.name.lowercased() }

    private static func profile(at path: String) -> Mapping {
        do throws(ImportError) {
            return try MappingFile.parse(EmbeddedFiles.contents(of: path) ?? "", path: path)
        } catch {
            // They are part of the program: a test reads each of them.
            preconditionFailure(error.description)
        }
    }

    /// The profile whose headers are all among `headers`.
    ///
    /// Of several the most specific counts: the one that asks for most headers, then the one whose rules find most
    /// columns, then the first by name.
    static func recognise(_ headers: [String]) -> Mapping? {
        let names = HeaderNames(headers)
        var best: (profile: Mapping, asked: Int, found: Int)?
        for profile in profiles {
            guard let asked = profile.recognisedBy, asked.allSatisfy({ names.header($0) != nil }) else { continue }
            let found = profile.rules.values.count { $0.resolved(names) != nil }
            if let best, (best.asked, best.found) >= (asked.count, found) { continue }
            best = (profile, asked.count, found)
        }
        return best?.profile
    }

    /// The profile that `name` means, however it is cased and hyphenated; nil where there is none.
    public static func profile(named name: String) -> Mapping? {
        let key = HeaderSynonyms.key(name)
        return profiles.first { HeaderSynonyms.key($0.name) == key }
    }

    /// The name of a profile that a mistyped `name` may mean.
    public static func suggestion(for name: String) -> String? {
        let names = profiles.map(\.name)
        if let near = Spelling.nearest(to: name, among: names) { return near }
        let key = HeaderSynonyms.key(name)
        if !key.isEmpty, let longer = names.first(where: { HeaderSynonyms.key($0).hasPrefix(key) }) { return longer }
        // The vendor alone, perhaps mistyped.
        let vendors = profiles.compactMap(\.vendor)
        guard let vendor = Spelling.nearest(to: name, among: vendors) else { return nil }
        return profiles.first { $0.vendor == vendor }?.name
    }
}
