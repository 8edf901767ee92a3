extension DefectSamplesTests {
    /// Defects of a file's form: encodings, dialects, headers, rows that are none.
    static let ofForm = [
        Outcome(file: "01-utf8-bom.csv", read: 2, loaded: 2, stored: ["D01-1 1000 GBP Zoë", "D01-2 1000 GBP Bea"]),
        Outcome(
            file: "02-utf16le-tab-excel-unicode-text.csv", read: 2, loaded: 2,
            stored: ["D02-1 1250 GBP Zoë", "D02-2 1000 GBP Bea window seat, please"]),
        Outcome(
            file: "03-windows-1252.csv", read: 2, loaded: 2,
            stored: ["D03-1 1250 GBP Zoë “by the door”", "D03-2 800 EUR Bea"]),
        Outcome(
            file: "04-semicolon-decimal-comma.csv", read: 2, loaded: 2,
            stored: ["D04-1 101250 GBP Zoë", "D04-2 800 GBP Bea window seat"]),
        Outcome(
            file: "04-dates-with-points.csv", read: 2, loaded: 2,
            stored: ["D04-11 101250 GBP Ada", "D04-12 800 GBP Bea"]),
        Outcome(file: "05-sep-line.csv", read: 1, loaded: 1, stored: ["D05-1 1000 GBP Zoë"]),
        Outcome(
            file: "06-tabs-in-dot-csv.csv", read: 2, loaded: 2,
            stored: ["D06-1 1000 GBP Zoë two, three or four", "D06-2 1000 GBP Bea"]),
        Outcome(file: "07-cr-only.csv", read: 2, loaded: 2, stored: ["D07-1 1000 GBP Ada", "D07-2 1000 GBP Bea"]),
        Outcome(
            file: "08-mixed-line-endings.csv", read: 3, loaded: 3,
            stored: ["D08-1 1000 GBP Ada", "D08-2 1000 GBP Bea", "D08-3 1000 GBP Cem"]),
        Outcome(
            file: "09-newline-in-quoted-note.csv", read: 2, loaded: 2,
            stored: ["D09-1 1000 GBP Ada Entrance:/left of the bakery,/\"ring twice\"", "D09-2 1000 GBP Bea"]),
        Outcome(
            file: "10-newline-unquoted.csv", status: 1, read: 3, loaded: 2, rejects: ["3 form"],
            stored: ["D10-1 1000 GBP Ada left of the bakery.", "D10-2 1000 GBP Bea"]),
        Outcome(
            file: "11-unescaped-quote.csv", status: 1, read: 2, loaded: 1, rejects: ["2 form"],
            stored: ["D11-2 1000 GBP Bea 5'2\" tall"]),
        Outcome(
            file: "12-unclosed-quote.csv", status: 1, read: 3, loaded: 2, rejects: ["2 form"],
            stored: ["D12-2 1000 GBP Bea", "D12-3 1000 GBP Cem"]),
        Outcome(
            file: "13-backslash-escaped-quote.csv", read: 2, loaded: 2,
            stored: ["D13-1 1000 GBP Ada the \"quiet\" room, upstairs", "D13-2 1000 GBP Bea"]),
        Outcome(
            file: "14-ragged-extra-comma.csv", status: 1, read: 3, loaded: 1, rejects: ["2 form", "4 form"],
            stored: ["D14-2 1000 GBP Bea"]),
        Outcome(
            file: "15-duplicate-headers.csv", read: 1, loaded: 1,
            stored: [
                "D15-1 2000 GBP Ada {\"First Name (2)\":\"Bea\",\"Surname (2)\":\"Quill\",\"Email (2)\":\"bea.quill@example.org\"}"
            ]),
        Outcome(file: "16-preamble-lines.csv", read: 1, loaded: 1, stored: ["D16-1 1250 GBP Ada"]),
        Outcome(
            file: "17-multirow-header.csv", read: 1, loaded: 1, stored: [#"D17-1 1250 GBP Ada {"Course":"First aid"}"#]),
        Outcome(file: "18-totals-row.csv", read: 2, loaded: 2, stored: ["D18-1 1000 GBP Ada", "D18-2 1000 GBP Bea"]),
        Outcome(
            file: "19-repeated-header-pages-concatenated.csv", read: 2, loaded: 2,
            stored: ["D19-1 1000 GBP Ada", "D19-2 1000 GBP Bea"]),
        Outcome(
            file: "20-blank-and-empty-rows.csv", read: 2, loaded: 2,
            stored: ["D20-1 1000 GBP Ada", "D20-2 1000 GBP Bea"]),
        Outcome(
            file: "46-nul-bytes.csv", status: 1, read: 2, loaded: 1, rejects: ["3 form"],
            stored: ["D46-1 1000 GBP Ada"]),
        Outcome(file: "47-translated-headers.csv", status: 2),
        Outcome(
            file: "48-trailing-delimiter-in-header.csv", read: 2, loaded: 2,
            stored: ["D48-1 1000 GBP Ada", "D48-2 1000 GBP Bea"]),
        Outcome(
            file: "49-spaces-after-delimiter.csv", read: 2, loaded: 2,
            stored: ["D49-1 1000 GBP Ada left, then right", "D49-2 1000 GBP Bea"]),
        Outcome(
            file: "50-formula-injection.csv", read: 1, loaded: 1,
            stored: ["D50-1 1000 GBP =HYPERLINK(\"http://example.com\",\"x\") @SUM(1)"]),
        Outcome(
            file: "stray-bytes.csv", read: 3, loaded: 3,
            stored: ["SB-1 1000 GBP Zoë für Müller", "SB-2 1000 GBP Zoë", "SB-3 1000 GBP Zoë schön"]),
    ]
}
