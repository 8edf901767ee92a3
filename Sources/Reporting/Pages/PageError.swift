/// Why pages could not be written: a fault of the build, not of the data.
public enum PageError: Error, Equatable, CustomStringConvertible {
    /// A template, style or script is not embedded in this binary.
    case missingFile(String)
    /// A template does not parse.
    case brokenTemplate(String, reason: String)

    /// What happened, where, and what to do.
    public var description: String {
        switch self {
        case .missingFile(let path):
            "This binary carries no page file. It is \(path). Build it again from a checkout that has the file."
        case .brokenTemplate(let path, let reason):
            "A page template does not parse: \(reason). It is \(path). Mend the template and build again."
        }
    }
}
