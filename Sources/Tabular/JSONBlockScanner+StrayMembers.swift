/// Keys and values that stand among the records because a brace is missing before them, or one too many is.
extension JSONBlockScanner {
    enum StrayMembers {
        /// They end here, with the brace that closes their record.
        case end(Int)
        case needsMore
        case none
    }

    /// Whether what begins at `start` are members of a record, up to its closing brace, and where they end.
    ///
    /// Read strictly, so that it stops at the first doubt and never takes a good record with them.
    func strayMembers(_ bytes: RawSpan, _ start: Int, isFinal: Bool) -> StrayMembers {
        do throws(JSONFault) {
            let end = try JSONTokens.membersEnd(bytes, start)
            return switch isBoundary(bytes, end, isFinal: isFinal) {
            case true?: .end(end)
            case nil: .needsMore
            case false?: .none
            }
        } catch {
            return error.kind == .unexpectedEnd && !isFinal ? .needsMore : .none
        }
    }

    /// The end of a broken record that seems to end at `end`, with the members behind it that a brace too many cut off;
    /// nil when the bytes do not tell.
    func endWithMembers(_ bytes: RawSpan, _ end: Int, isFinal: Bool) -> Int? {
        let comma = JSONTokens.skipSpace(bytes, end)
        guard place != .document, comma < bytes.byteCount, ByteScan.byte(bytes, comma) == 0x2C else { return end }
        let member = JSONTokens.skipSpace(bytes, comma + 1)
        guard member < bytes.byteCount else { return isFinal ? end : nil }
        guard ByteScan.byte(bytes, member) == 0x22 else { return end }
        return switch strayMembers(bytes, member, isFinal: isFinal) {
        case .end(let end): end
        case .needsMore: nil
        case .none: end
        }
    }
}
