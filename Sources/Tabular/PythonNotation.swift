/// Turns what Python prints of a dictionary into JSON: `{'firstName': 'Ann', 'email': None}`.
///
/// Exports made with `str(record)` instead of `json.dumps(record)` hold such cells. There is one way to read them: quotes
/// of either kind, `None`, `True` and `False`, and Python's escapes.
enum PythonNotation {
    /// The same as JSON; nil for anything that is no such text. What comes out is still to be read strictly.
    static func json(_ bytes: RawSpan) -> [UInt8]? {
        var output: [UInt8] = []
        var position = 0
        while position < bytes.byteCount {
            let byte = ByteScan.byte(bytes, position)
            switch byte {
            case 0x22, 0x27:
                guard let end = string(bytes, position + 1, quote: byte, &output) else { return nil }
                position = end
            case 0x41...0x5A:
                guard let (word, length) = word(bytes, position) else { return nil }
                output.append(contentsOf: word.utf8)
                position += length
            default:
                output.append(byte)
                position += 1
            }
        }
        return output
    }

    private static func word(_ bytes: RawSpan, _ start: Int) -> (json: String, length: Int)? {
        for (python, json) in [("None", "null"), ("True", "true"), ("False", "false")] {
            let word = Array(python.utf8)
            if start + word.count <= bytes.byteCount,
                word.indices.allSatisfy({ ByteScan.byte(bytes, start + $0) == word[$0] })
            {
                return (json, word.count)
            }
        }
        return nil
    }

    /// Appends the string whose text begins at `start`; gives the place behind its closing quote.
    private static func string(_ bytes: RawSpan, _ start: Int, quote: UInt8, _ output: inout [UInt8]) -> Int? {
        output.append(0x22)
        var position = start
        while position < bytes.byteCount {
            let byte = ByteScan.byte(bytes, position)
            position += 1
            switch byte {
            case quote:
                output.append(0x22)
                return position
            case 0x22: output.append(contentsOf: [0x5C, 0x22])
            case 0x5C:
                guard position < bytes.byteCount else { return nil }
                guard let end = escape(bytes, position, &output) else { return nil }
                position = end
            default: output.append(byte)
            }
        }
        return nil
    }

    /// Appends the escape behind the backslash before `start`.
    private static func escape(_ bytes: RawSpan, _ start: Int, _ output: inout [UInt8]) -> Int? {
        let byte = ByteScan.byte(bytes, start)
        switch byte {
        case 0x27: output.append(0x27)
        case 0x22, 0x5C, 0x6E, 0x72, 0x74, 0x75: output.append(contentsOf: [0x5C, byte])
        case 0x78:
            guard start + 2 < bytes.byteCount else { return nil }
            output.append(contentsOf: Array("\\u00".utf8))
            output.append(ByteScan.byte(bytes, start + 1))
            output.append(ByteScan.byte(bytes, start + 2))
            return start + 3
        default: return nil
        }
        return start + 1
    }
}
