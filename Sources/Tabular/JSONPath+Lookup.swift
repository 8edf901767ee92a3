extension JSONPath {
    /// Where the values lie to which the path leads in the array at `start`, which was read strictly before: one, or for
    /// `[*]` any number.
    func values(in bytes: RawSpan, at start: Int) -> [Int] {
        var places: [Int] = []
        do throws(JSONFault) { try collect(bytes, start, 0, &places) } catch {
            // What was read strictly before has no faults.
        }
        return places
    }

    private func collect(_ bytes: RawSpan, _ start: Int, _ depth: Int, _ places: inout [Int]) throws(JSONFault) {
        var position = start
        guard depth < steps.count else {
            places.append(JSONTokens.skipSpace(bytes, start))
            return
        }
        guard try JSONTokens.nextByte(bytes, &position) == 0x5B else { return }
        position += 1
        var index = 0
        while try JSONTokens.nextByte(bytes, &position) != 0x5D {
            let isChosen =
                switch steps[depth].choice {
                case .all: true
                case .element(let wanted): index == wanted
                case .first(let keys, let wanted): try Self.holds(bytes, position, keys, wanted)
                }
            if isChosen {
                if let inner = try Self.value(bytes, position, steps[depth].keys[...]) {
                    try collect(bytes, inner, depth + 1, &places)
                }
                if steps[depth].choice != .all { return }
            }
            position = try JSONTokens.valueEnd(bytes, position)
            if try JSONTokens.nextByte(bytes, &position) == 0x2C { position += 1 }
            index += 1
        }
    }

    /// The place of the value to which keys lead from the value at `start`; nil where there is none.
    private static func value(_ bytes: RawSpan, _ start: Int, _ keys: ArraySlice<String>) throws(JSONFault) -> Int? {
        var position = start
        let byte = try JSONTokens.nextByte(bytes, &position)
        guard let key = keys.first else { return position }
        guard byte == 0x7B else { return nil }
        position += 1
        while try JSONTokens.nextByte(bytes, &position) == 0x22 {
            var hasEscapes = false
            let keyStart = position + 1
            let keyEnd = try JSONTokens.stringEnd(bytes, keyStart, &hasEscapes)
            position = keyEnd + 1
            _ = try JSONTokens.nextByte(bytes, &position)
            position += 1
            if text(bytes, keyStart, keyEnd) == key, let found = try value(bytes, position, keys.dropFirst()) {
                return found
            }
            position = try JSONTokens.valueEnd(bytes, position)
            if try JSONTokens.nextByte(bytes, &position) == 0x2C { position += 1 }
        }
        return nil
    }

    private static func holds(
        _ bytes: RawSpan, _ start: Int, _ keys: [String], _ wanted: String
    ) throws(JSONFault) -> Bool {
        guard let place = try value(bytes, start, keys[...]) else { return false }
        let end = try JSONTokens.valueEnd(bytes, place)
        let isText = ByteScan.byte(bytes, place) == 0x22
        return text(bytes, isText ? place + 1 : place, isText ? end - 1 : end) == wanted
    }

    private static func text(_ bytes: RawSpan, _ start: Int, _ end: Int) -> String {
        var text: [UInt8] = []
        JSONTokens.unescape(bytes, start, end, into: &text)
        return String(decoding: text, as: UTF8.self)
    }
}
