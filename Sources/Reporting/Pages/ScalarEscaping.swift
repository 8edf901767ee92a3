import Mustache

/// Escaping of template values by Unicode scalar, in place of the library's own.
///
/// The library compares `Character`s, so that a quotation mark with a combining accent goes out as it is. Its hook for
/// another way of escaping is a named content type, chosen by the first line of a template.
struct ScalarEscaping: MustacheContentType {
    /// The name under which templates ask for it.
    static let name = "SCALAR_ESCAPED_HTML"

    /// The line that each template begins with.
    static let pragma = "{{% CONTENT_TYPE: \(name)}}"

    /// Makes the name known; must have happened before a template is parsed.
    static let isRegistered: Bool = {
        MustacheContentTypes.register(ScalarEscaping(), named: name)
        return true
    }()

    func escapeText(_ text: String) -> String { Markup.escape(text) }
}
