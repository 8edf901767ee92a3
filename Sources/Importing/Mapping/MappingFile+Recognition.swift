import Yams

extension MappingFile {
    /// Reads what makes a mapping the profile of a known export.
    func readRecognition(_ map: [String: Node], into mapping: inout Mapping) throws(ImportError) {
        if let node = map["recognise"] {
            let map = try entries(node, "recognise", known: ["headers"])
            guard let headers = map["headers"] else {
                throw error(node, "recognise: names no headers", hint: "write recognise: {headers: [Order No, Buyer]}")
            }
            mapping.recognisedBy = try list(headers, "headers")
        }
        if let node = map["vendor"] { mapping.vendor = try scalar(node, "vendor") }
        if let node = map["basis"] { mapping.basis = try word(node, "basis", of: Mapping.Basis.self) }
        if let node = map["notes"] { mapping.remarks = try list(node, "notes") }
        if let node = map["other_columns"] {
            let text = try scalar(node, "other_columns")
            guard ["keep", "recognise"].contains(text) else {
                throw unknown(text, node, "other_columns", among: ["keep", "recognise"])
            }
            mapping.isRecognised = text == "recognise"
        }
        if let node = map["unread"] { mapping.unread = Set(try list(node, "unread")) }
    }
}
