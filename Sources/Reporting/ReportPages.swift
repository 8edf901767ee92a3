/// Stands in until the pages are merged.
enum ReportPages {
    static func render(_ input: ReportPageInput) throws -> [(name: String, bytes: [UInt8])] { [] }
}
