import Foundation
import PackagePlugin

/// Writes every file under `sql/`, `reports/pages/` and `Sources/Importing/Profiles/` into a Swift source of the target.
///
/// A prebuild command rather than a build command: a build command runs again only when a file that it already knew
/// has changed, so it never notices a new one. This one runs at every build and rewrites its output only when that
/// differs, so nothing is compiled twice.
@main
struct EmbedFilesPlugin: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let root = context.package.directoryURL
        let script = root.appending(path: "Sources/EmbedFilesPlugin/embed.sh")
        let output = context.pluginWorkDirectoryURL.appending(path: "Generated")
        return [
            .prebuildCommand(
                displayName: "Embedding sql/, reports/pages/ and profiles",
                executable: URL(filePath: "/bin/bash"),
                arguments: [script.path(), root.path(), output.path()],
                outputFilesDirectory: output)
        ]
    }
}
