/// One export of bookings, in its own shape.
struct ExportFile {
    let part: Split.Part
    let file: OutputFile
    private var row: Bytes = []
    /// A row that comes again, and how many other rows stand between.
    private var copy: Bytes = []
    private var rowsUntilCopy = 0

    private static let rowsBetween = 7

    init(_ part: Split.Part, in directory: String) throws(SampleError) {
        self.part = part
        // The office's program ran on Windows, and its exports end their lines accordingly.
        let rowEnd =
            switch part.shape {
            case .officeCSV: "\r\n"
            case .legacyCSV: "\n"
            case .legacyJSON: ""
            }
        file = try OutputFile(part.shape.fileName, in: directory, rowEnd: rowEnd)
        switch part.shape {
        case .officeCSV:
            file.write(OfficeRow.header)
            file.write("\r\n")
        case .legacyCSV:
            file.write(LegacyRow.header)
            file.write("\n")
        case .legacyJSON: file.write("[")
        }
    }

    mutating func write(
        _ booking: Booking, _ contact: Contact, _ session: Sessions.Session, _ course: Courses.Course, index: Int,
        repeated: Bool
    ) throws(SampleError) {
        row.removeAll(keepingCapacity: true)
        switch part.shape {
        case .officeCSV: OfficeRow.append(booking, contact, session, course, index: index, to: &row)
        case .legacyCSV: LegacyRow.appendCSV(booking, contact, index: index, to: &row)
        case .legacyJSON: LegacyRow.appendJSON(booking, contact, index: index, to: &row)
        }
        try write(row)
        rowsUntilCopy -= 1
        if rowsUntilCopy <= 0 { try writeCopy() }
        if repeated {
            try writeCopy()
            copy = row
            rowsUntilCopy = Self.rowsBetween
        }
    }

    private mutating func writeCopy() throws(SampleError) {
        guard !copy.isEmpty else { return }
        try write(copy)
        copy = []
    }

    private func write(_ bytes: Bytes) throws(SampleError) {
        if part.shape == .legacyJSON { try file.write(element: bytes) } else { try file.write(row: bytes) }
    }

    mutating func finish() throws(SampleError) {
        try writeCopy()
        if part.shape == .legacyJSON { file.write("\n]\n") }
    }
}
