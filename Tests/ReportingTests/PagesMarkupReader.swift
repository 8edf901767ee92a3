import Foundation
import FoundationXML

/// The elements of a page, read by a strict XML parser: what it accepts, every browser reads alike.
final class PagesMarkupReader: NSObject, XMLParserDelegate {
    /// An element with its attributes.
    struct Element {
        let name: String
        let attributes: [String: String]
    }

    private(set) var elements: [Element] = []
    /// The text of the page without its style and script.
    private(set) var text = ""
    private(set) var style = ""
    private(set) var script = ""
    private(set) var failure: String?
    private var open: [String] = []

    init(_ html: String) {
        super.init()
        let parser = XMLParser(data: Data(html.utf8))
        parser.delegate = self
        if !parser.parse() { failure = "line \(parser.lineNumber): \(String(describing: parser.parserError))" }
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String] = [:]
    ) {
        elements.append(Element(name: name, attributes: attributes))
        open.append(name)
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        open.removeLast()
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        switch open.last {
        case "style": style += string
        case "script": script += string
        default: text += string
        }
    }

    /// The values of an attribute, in document order.
    func values(_ attribute: String) -> [String] { elements.compactMap { $0.attributes[attribute] } }

    /// How many elements have this name.
    func count(_ name: String) -> Int { elements.count { $0.name == name } }
}
