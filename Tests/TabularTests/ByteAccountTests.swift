import Tabular
import TestSupport
import Testing

/// Good exports in many forms, damaged at random: whatever comes of them, every byte of the file has its place.
@Suite struct ByteAccountTests {
    /// A file as some exporter writes it, in some encoding.
    private static func export(_ random: inout SeededGenerator) -> (bytes: [UInt8], encoding: TextEncoding) {
        let delimiter = [",", ";", "\t", "|"].randomElement(using: &random) ?? ","
        let end = ["\n", "\r\n", "\r"].randomElement(using: &random) ?? "\n"
        func row(_ cells: [String]) -> String { cells.joined(separator: delimiter) + end }
        let header = row(["Booking Ref", "Name", "Email", "Price", "Notes"])
        var text = Bool.random(using: &random) ? "\u{FEFF}" : ""
        if Int.random(in: 0..<4, using: &random) == 0 { text += "sep=\(delimiter)\(end)" }
        if Int.random(in: 0..<4, using: &random) == 0 { text += "Report" + end + end }
        text += header
        for number in 0..<Int.random(in: 1...40, using: &random) {
            switch Int.random(in: 0..<14, using: &random) {
            case 0: text += header
            case 1: text += row(["", "", "", "", ""])
            case 2: text += end
            case 3: text += row(["Total", "", "", "\(number).50", ""])
            case 4: text += row(["B-\(number)", "Zoë", "zoe@example.com", "£5.00", "\"two\(end)lines \"\"x\"\"\""])
            default: text += row(["B-\(number)", "Ann Müller", "ann@example.com", "8.00", "plain"])
            }
        }
        let encoding = TextEncoding.allCases.randomElement(using: &random) ?? .utf8
        let isOneByte = encoding == .windows1252 || encoding == .latin1
        if isOneByte, text.hasPrefix("\u{FEFF}") { text.removeFirst() }
        return (encoding.encode(Array(text.utf8)), encoding)
    }

    private static func damage(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
        guard !bytes.isEmpty else { return }
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: bytes[place] = .random(in: 0...255, using: &random)
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(Array("\",;\n\r\t\\\0".utf8).randomElement(using: &random) ?? 0, at: place)
        case 3: bytes.removeSubrange(place..<min(bytes.count, place + 40))
        default: bytes.removeSubrange(place...)
        }
    }

    /// Ten thousand damaged files.
    @Test("Records and what is named make up the file, byte for byte", arguments: 1...200)
    func reassembly(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed) &* 6_700_417)
        for _ in 0..<50 { try reassemble(&random) }
    }

    private func reassemble(_ random: inout SeededGenerator) throws {
        var (bytes, encoding) = Self.export(&random)
        for _ in 0..<Int.random(in: 1...3, using: &random) { Self.damage(&bytes, &random) }
        for cut in [5, 300, 1 << 20] {
            var limits = TabularLimits()
            limits.batch = cut
            let source = DecodingSource(TrickleSource(bytes, atMost: cut), encoding: encoding)
            do throws(TabularError) {
                var reader = try CSVReader(source, encoding: encoding, limits: limits)
                #expect(try Self.reassembled(&reader) == bytes, "cut at \(cut)")
                #expect(reader.account.total == bytes.count)
            } catch {
                // What is left of a file may have no header that can be read.
                #expect(!error.hint.isEmpty)
            }
        }
    }

    /// Every stretch and every record in the order of the file; what no span covers is missing.
    private static func reassembled<Source>(_ reader: inout CSVReader<Source>) throws(TabularError) -> [UInt8] {
        var result: [UInt8] = []
        var place = 0
        let opening = reader.openingBytes
        for stretch in reader.openingStretches where stretch.fileOffset == place {
            result += reader.encoding.encode(opening[place..<place + stretch.length])
            place += stretch.length
        }
        while let batch = try reader.nextBatch() {
            var spans = batch.records.map { ($0.fileOffset, Int($0.rawLength), batch.original($0)) }
            spans += batch.skipped.map { stretch in
                let start = stretch.fileOffset - batch.fileOffset
                return (
                    stretch.fileOffset, stretch.length,
                    batch.encoding.encode(batch.bytes[start..<start + stretch.length])
                )
            }
            let lengths = batch.records.map(batch.originalLength) + batch.skipped.map(batch.originalLength)
            #expect(lengths == spans.map(\.2.count))
            for (offset, length, bytes) in spans.sorted(by: { $0.0 < $1.0 }) where offset == place {
                result += bytes
                place += length
            }
        }
        return result
    }

    @Test("The account says what each byte is")
    func account() throws {
        let text = "\u{FEFF}sep=;\nMarch\n\nRef;Name;Price\n1;Ann;5\n\nRef;Name;Price\n;;\n2;Bo;6\nTotal;;11\n"
        var reader = try CSVReader(MemorySource(text))
        while try reader.nextBatch() != nil {}
        let wanted: [(SkippedStretch.Kind, Int, Int)] = [
            (.byteOrderMark, 1, 3), (.separatorLine, 1, 6), (.preamble, 1, 6), (.blankLine, 2, 2), (.header, 1, 15),
            (.repeatedHeader, 1, 15), (.emptyRow, 1, 3), (.totals, 1, 10),
        ]
        for (kind, count, bytes) in wanted {
            #expect(reader.account.skipped[kind]?.count == count, "\(kind)")
            #expect(reader.account.skipped[kind]?.bytes == bytes, "\(kind)")
        }
        #expect(reader.account.recordBytes == 15)
        #expect(reader.account.total == text.utf8.count)
        #expect(reader.headerBytes == Array("\u{FEFF}sep=;\nRef;Name;Price\n".utf8))
    }
}
