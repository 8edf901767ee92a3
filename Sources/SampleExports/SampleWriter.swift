/// Writes the exports of a training company that does not exist, with the truth about who booked beside them.
///
/// Memory grows with the number of people and sessions, a few bytes each, not with the rows.
///
/// ```swift
/// let figures = try SampleWriter(SampleOptions(bookings: 1_000, seed: 7)).write(to: "samples")
/// ```
public struct SampleWriter {
    private let options: SampleOptions

    /// A writer for one run.
    public init(_ options: SampleOptions) {
        self.options = options
    }

    /// Writes all files into a folder, which is made if needed; files of other names are left alone.
    ///
    /// All files are first written aside and then renamed, each with mode 0600.
    public func write(to directory: String) throws(SampleError) -> SampleFigures {
        let options = try options.checked()
        try OutputFolder.make(directory)
        var run = try SampleRun(options, directory: directory)
        return try run.write()
    }
}
