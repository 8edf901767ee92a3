import EmbeddedFiles
import Mustache

/// Turns pages into HTML files that need nothing beside them: style and script inside, nothing asked of any server.
public struct PageRenderer: Sendable {
    private let templates: MustacheLibrary
    private let style: String
    private let script: String
    private let policy: String

    /// A renderer with the templates that this binary carries.
    public init() throws(PageError) {
        guard ScalarEscaping.isRegistered else { throw .missingFile(ScalarEscaping.name) }
        var templates = MustacheLibrary()
        for name in ["report", "index", "figure", "section", "account", "provenance"] {
            let path = "reports/pages/\(name).mustache"
            let text = try PageRenderer.contents(path)
            do {
                try templates.register(ScalarEscaping.pragma + text, named: name)
            } catch {
                throw .brokenTemplate(path, reason: "\(error)")
            }
        }
        self.templates = templates
        style = try PageRenderer.contents("reports/pages/page.css")
        script = try PageRenderer.contents("reports/pages/page.js")
        policy = ContentSecurityPolicy.allowing(style: style, script: script)
    }

    /// The file of a report's page.
    public func html(_ page: ReportPage) -> String { render(PageContext.report(page), "report") }

    /// The file of the index page.
    public func html(_ index: ReportIndexPage) -> String { render(PageContext.index(index), "index") }

    private func render(_ context: [String: Any], _ template: String) -> String {
        let frame = ["style": style, "script": script, "policy": policy]
        let all = context.merging(frame) { _, frame in frame }
        return templates.render(all, withTemplate: template) ?? ""
    }

    private static func contents(_ path: String) throws(PageError) -> String {
        guard let text = EmbeddedFiles.contents(of: path) else { throw .missingFile(path) }
        return text
    }
}
