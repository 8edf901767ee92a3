/// Tells which texts a spreadsheet would run as a formula.
public enum FormulaGuard {
    /// Whether `text` (UTF-8) begins, after any spaces, with `=` `+` `-` `@`, their full-width forms, TAB, CR or LF.
    public static func isFormula(_ text: RawSpan) -> Bool {
        let count = text.byteCount
        var position = 0
        while position < count, ByteScan.byte(text, position) == 0x20 { position += 1 }
        guard position < count else { return false }
        switch ByteScan.byte(text, position) {
        case 0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D, 0x0A: return true
        case 0xEF where position + 2 < count && ByteScan.byte(text, position + 1) == 0xBC:
            // U+FF0B, U+FF0D, U+FF1D, U+FF20.
            return [0x8B, 0x8D, 0x9D, 0xA0].contains(ByteScan.byte(text, position + 2))
        default: return false
        }
    }
}
