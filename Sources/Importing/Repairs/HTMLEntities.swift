/// Character references of HTML: `&aacute;`, `&#039;`, `&#x2019;`.
///
/// The names are those of HTML 4 for letters and punctuation, and of HTML 5 for the letters of the rest of Europe; a
/// mathematician's signs are left alone.
enum HTMLEntities {
    /// The text with every reference decoded once, or nil where it has none.
    static func decoded(_ bytes: [UInt8]) -> [UInt8]? {
        var result: [UInt8] = []
        var isChanged = false
        var position = 0
        while position < bytes.count {
            if bytes[position] == UInt8(ascii: "&"), let (scalar, end) = reference(bytes, from: position + 1) {
                result.append(contentsOf: Array(String(scalar).utf8))
                position = end
                isChanged = true
            } else {
                result.append(bytes[position])
                position += 1
            }
        }
        return isChanged ? result : nil
    }

    /// The character of the reference whose name or number starts at `start`, and where the text goes on.
    private static func reference(_ bytes: [UInt8], from start: Int) -> (Unicode.Scalar, end: Int)? {
        guard let end = bytes[start...].prefix(12).firstIndex(of: UInt8(ascii: ";")), end > start else { return nil }
        let name = bytes[start..<end]
        guard name.first == UInt8(ascii: "#") else {
            return names[String(decoding: name, as: UTF8.self)].map { ($0, end + 1) }
        }
        let digits = name.dropFirst()
        let isHexadecimal = digits.first.map { $0 | 0x20 == UInt8(ascii: "x") } ?? false
        let text = String(decoding: isHexadecimal ? digits.dropFirst() : digits, as: UTF8.self)
        guard text.utf8.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }),
            var code = UInt32(text, radix: isHexadecimal ? 16 : 10)
        else { return nil }
        // HTML reads the control characters of 0x80 to 0x9F as those of Windows-1252.
        if (0x80...0x9F).contains(code), Mojibake.upper[Int(code) - 0x80] != 0 {
            code = Mojibake.upper[Int(code) - 0x80]
        }
        // A NUL or another control character is no text.
        guard code >= 0x20 || code == 0x09 || code == 0x0A || code == 0x0D else { return nil }
        return Unicode.Scalar(code).map { ($0, end + 1) }
    }

    private static let names: [String: Unicode.Scalar] = {
        var result: [String: Unicode.Scalar] = [:]
        for (index, name) in latin.split(whereSeparator: \.isWhitespace).enumerated() {
            result[String(name)] = Unicode.Scalar(UInt32(0xA0 + index))
        }
        for entry in others.split(whereSeparator: \.isWhitespace) {
            let parts = entry.split(separator: ":")
            result[String(parts[0])] = UInt32(parts[1]).flatMap { Unicode.Scalar($0) }
        }
        return result
    }()

    /// The names of U+00A0 to U+00FF, in order.
    private static let latin = """
        nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute
        micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring
        AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml
        times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil
        egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash
        ugrave uacute ucirc uuml yacute thorn yuml
        """

    private static let others = """
        Tab:9 NewLine:10 excl:33 quot:34 num:35 dollar:36 percnt:37 amp:38 apos:39 lpar:40 rpar:41 ast:42 plus:43
        comma:44 period:46 sol:47 colon:58 semi:59 lt:60 equals:61 gt:62 quest:63 commat:64 lsqb:91 bsol:92 rsqb:93
        lowbar:95 grave:96 lcub:123 verbar:124 rcub:125 Amacr:256 amacr:257 Abreve:258 abreve:259 Aogon:260
        aogon:261 Cacute:262 cacute:263 Ccaron:268 ccaron:269 Dcaron:270 dcaron:271 Dstrok:272 dstrok:273 Emacr:274
        emacr:275 Eogon:280 eogon:281 Ecaron:282 ecaron:283 Gbreve:286 gbreve:287 Imacr:298 imacr:299 Idot:304
        inodot:305 Lstrok:321 lstrok:322 Nacute:323 nacute:324 Ncaron:327 ncaron:328 Omacr:332 omacr:333 Odblac:336
        odblac:337 OElig:338 oelig:339 Rcaron:344 rcaron:345 Sacute:346 sacute:347 Scedil:350 scedil:351 Scaron:352
        scaron:353 Tcedil:354 tcedil:355 Tcaron:356 tcaron:357 Umacr:362 umacr:363 Uring:366 uring:367 Udblac:368
        udblac:369 Yuml:376 Zacute:377 zacute:378 Zdot:379 zdot:380 Zcaron:381 zcaron:382 fnof:402 circ:710
        tilde:732 ensp:8194 emsp:8195 thinsp:8201 zwnj:8204 zwj:8205 lrm:8206 rlm:8207 hyphen:8208 ndash:8211
        mdash:8212 lsquo:8216 rsquo:8217 sbquo:8218 ldquo:8220 rdquo:8221 bdquo:8222 dagger:8224 Dagger:8225
        bull:8226 hellip:8230 permil:8240 prime:8242 Prime:8243 lsaquo:8249 rsaquo:8250 oline:8254 frasl:8260
        euro:8364 larr:8592 rarr:8594 minus:8722 infin:8734 asymp:8776 ne:8800 le:8804 ge:8805 hearts:9829
        diams:9830
        """
}
