/// The text files that a binary carries: SQL under `sql/`, page templates, styles and scripts under `reports/pages/`,
/// the profiles of known exports under `Sources/Importing/Profiles/`.
///
/// They are compiled in by the build plugin, so that a binary copied elsewhere needs nothing beside it.
public enum EmbeddedFiles {
    /// The paths of all embedded files, relative to the package, sorted by their bytes.
    public static var paths: [String] { embeddedFileTable.map(\.path) }

    /// The text of the file at `path`, or nil where nothing of that name is embedded.
    ///
    ///     EmbeddedFiles.contents(of: "sql/reports/retention.sql")
    public static func contents(of path: String) -> String? {
        embeddedFileTable.first { $0.path == path }?.contents
    }
}
