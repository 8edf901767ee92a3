import TestSupport
import Testing

@Suite struct MappingErrorTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("a.csv", "Ref,Created At,State,Total\nA-1,2024-03-04,ok,5.00\n")
    }

    @Test func `A mapping file that is missing`() throws {
        try ToolRun("booking-import", ["a.csv", "--mapping", "m.yaml"], in: folder).expect(
            status: 2, speech: "error: m.yaml: the mapping file cannot be read\n  name a YAML file with --mapping\n")
    }

    @Test(
        arguments: [
            ("", "m.yaml: the mapping file is empty\n  give it an entity: and columns:"),
            (
                "entity: bookings\ncolumns:\n  created_at: [\n",
                "m.yaml: not YAML: line 4, column 1: did not find expected node content\n  check the indentation and the quotes there"
            ),
            ("entity: booking\n", "m.yaml:1:9: “booking” is no entity\n  did you mean bookings?"),
            (
                "entity: bookings\nname: shop\n",
                "m.yaml: the mapping names no columns\n  add columns: with a line for each field"
            ),
            (
                "entity: bookings\nsource_system: desk\ncolumns:\n  created_at: Created At\n",
                "m.yaml:2:16: source_system cannot be desk: records made at the desk have that name\n  take another name, such as front-desk"
            ),
            ("columns:\n  created_at: Created At\n", "m.yaml: the mapping names no entity\n  add entity: bookings"),
            (
                "entity: bookings\ncolums:\n  created_at: Created At\n",
                "m.yaml:3:3: “colums” is no setting of the mapping\n  did you mean columns?"
            ),
            (
                "entity: bookings\ncolumns:\n  createdat: Created At\n",
                "m.yaml:3:14: “createdat” is no field of bookings\n  did you mean created_at?"
            ),
            (
                "entity: bookings\ncolumns:\n  booking_reference: Ref\n  created_at: Creatd At\n",
                "a.csv: the mapping reads column “Creatd At” for created_at, but the file has none of that name\n  did you mean “Created At”? The file's columns are: Ref, Created At, State, Total"
            ),
            (
                "entity: bookings\ncolumns:\n  status: State\n",
                "a.csv: the mapping says nothing of booking_reference or source_record_id or created_at or session_starts_at or contact_details or full_name or last_name or email or phone\n  add it under columns: in the mapping file; bookings cannot be read without it"
            ),
            (
                "entity: bookings\ncolumns:\n  created_at: {column: Created At, date_format: yyyy-QQ}\n",
                "m.yaml:3:49: not a date format for created_at\n  write for instance yyyy-MM-dd or d MMMM yyyy"
            ),
            (
                "entity: bookings\ncolumns:\n  created_at: {constnt: 2024-01-01}\n",
                "m.yaml:3:25: “constnt” is no setting of created_at\n  did you mean constant?"
            ),
        ])
    func `A mapping file that is not understood says where and what to write`(_ yaml: String, _ speech: String) throws {
        try folder.write("m.yaml", yaml)
        try ToolRun("booking-import", ["a.csv", "--mapping", "m.yaml"], in: folder)
            .expect(status: 2, speech: "error: \(speech)\n")
        #expect(try folder.contents().keys.sorted() == ["a.csv", "m.yaml"])
    }

    @Test func `A slip in a mapping of one's own is told, also where it says what files it recognises`() throws {
        try folder.write("z.csv", "Zref,Zdate,Zname,Zmail,Zprice\nA-1,2024-03-04,Mia Nox,mia@example.com,5.00\n")
        func write(_ column: String) throws {
            try folder.write(
                "m.yaml",
                """
                entity: bookings
                recognise: {headers: [Zref]}
                columns: {booking_reference: Zref, created_at: Zdate, full_name: Zname, email: Zmail, final_amount: \(column)}

                """)
        }
        try write("Zpric")
        try ToolRun("booking-import", ["z.csv", "--mapping", "m.yaml"], in: folder).expect(
            status: 2,
            speech:
                "error: z.csv: the mapping reads column “Zpric” for final_amount, but the file has none of that name\n  did you mean “Zprice”? The file's columns are: Zref, Zdate, Zname, Zmail, Zprice\n"
        )
        try write("Fee in full")
        let run = try ToolRun("booking-import", ["z.csv", "--mapping", "m.yaml"], in: folder).expect(status: 0)
        #expect(run.standardError.contains("the mapping reads column “Fee in full” for final_amount"), "\(run)")
    }
}
