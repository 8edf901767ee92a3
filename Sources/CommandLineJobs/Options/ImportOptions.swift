public import ArgumentParser
import BookingModel
import Importing
import Tabular

/// How exports are to be read.
public struct ImportOptions: ParsableArguments {
    /// Files and folders.
    @Argument(
        help: ArgumentHelp("Exports, or folders that hold them; - is standard input.", valueName: "files"))
    public var inputs: [String] = []

    /// Further files and folders, by name.
    @Option(
        name: .customLong("input"),
        help: ArgumentHelp("An export or a folder; the same as naming it.", valueName: "path"))
    public var namedInputs: [String] = []

    /// The mapping file.
    @Option(help: ArgumentHelp("A YAML file that says how the columns are to be read.", valueName: "file"))
    public var mapping: String?

    /// The known export that the files are.
    @Option(
        help: ArgumentHelp(
            "Read the files as this known export, whatever their headers; booking-import --profiles lists them.",
            valueName: "name"))
    public var profile: String?

    /// Whose references the rows have.
    @Option(help: ArgumentHelp("The system that the references come from. Default: legacy.", valueName: "name"))
    public var sourceSystem: String?

    /// The business's time zone.
    @Option(
        help: ArgumentHelp(
            "The business's time zone, an IANA name; remembered in the database. Default: UTC.", valueName: "zone"))
    public var timeZone: String?

    /// The currency of bare amounts.
    @Option(help: ArgumentHelp("The currency of amounts that name none. Default: GBP.", valueName: "code"))
    public var currency: String?

    /// Which of day and month comes first.
    @Option(help: "Which comes first in dates such as 03/04/2024.")
    public var dateOrder: DateOrder?

    /// The encoding of the files.
    @Option(
        help: ArgumentHelp(
            "The encoding: utf-8, utf-16le, utf-16be, windows-1252, windows-1250, iso-8859-1 or mac-roman. Default: found out.",
            valueName: "name"))
    public var encoding: String?

    /// What stands between two fields.
    @Option(
        help: ArgumentHelp(
            "What separates the fields of CSV: a character, tab or blanks. Default: found out.", valueName: "character")
    )
    public var delimiter: String?

    /// What encloses fields.
    @Option(
        help: ArgumentHelp(
            "What encloses fields of CSV: a character, or none. Default: found out.", valueName: "character"))
    public var quote: String?

    /// How a quote within a quoted field is written.
    @Option(
        help: ArgumentHelp(
            "How a quote within quotes is written: doubled or backslash. Default: found out.", valueName: "way"))
    public var escape: String?

    /// The line of the header.
    @Option(
        help: ArgumentHelp("The line on which the header of CSV starts, from 1. Default: found out.", valueName: "line")
    )
    public var headerLine: String?

    /// Where rejected rows go.
    @Option(
        help: ArgumentHelp(
            "The folder for rejected rows, which hold personal data. Default: rejects, in the output folder.",
            valueName: "folder")
    )
    public var rejects: String?

    /// How many rejects roll everything back.
    @Option(
        help: ArgumentHelp(
            "Load nothing where more rows than this are rejected: a number, or a share of all rows such as 5%.",
            valueName: "count or percent"))
    public var maxErrors: MaximumErrors?

    /// Options as they stand without flags.
    public init() {}

    /// Checks what can be checked before anything runs: a mistake here is a usage error.
    public func validate() throws {
        if let profile {
            guard mapping == nil else { throw ValidationError("--profile and --mapping cannot be given together.") }
            guard KnownExports.profile(named: profile) != nil else {
                let near = KnownExports.suggestion(for: profile).map { " Did you mean '\($0)'?" }
                throw ValidationError(
                    "No export is known by the name '\(profile)'." + (near ?? " booking-import --profiles lists them."))
            }
        }
        if sourceSystem == SourceSystem.desk {
            throw ValidationError(
                "--source-system cannot be \(SourceSystem.desk): records made at the desk have that name. Take another, such as front-desk."
            )
        }
        if let currency, CurrencyCode(currency) == nil {
            throw ValidationError("--currency takes a code of three letters, such as GBP.")
        }
        _ = try textEncoding()
        _ = try settings()
    }

    /// The encoding that the flag names.
    func textEncoding() throws -> TextEncoding? { try setting(encoding, "--encoding", FormatWords.encoding) }

    /// What the flags say about the form of CSV files.
    func settings() throws -> CSVSettings {
        var settings = CSVSettings()
        settings.delimiter = try setting(delimiter, "--delimiter", FormatWords.delimiter)
        settings.quote = try setting(quote, "--quote", FormatWords.quote)
        settings.escape = try setting(escape, "--escape", FormatWords.escape)
        settings.headerLine = try setting(headerLine, "--header-line", FormatWords.headerLine)
        return settings
    }

    private func setting<Value>(_ text: String?, _ flag: String, _ words: FormatWords<Value>) throws -> Value? {
        guard let text else { return nil }
        guard let value = words.value(text) else { throw ValidationError("\(flag) takes \(words.allowed).") }
        return value
    }

    /// Checks that there is something to import; a usage error. Not in `validate`, which comes before a mistyped flag is
    /// noticed: who forgets a name and mistypes a flag is to hear of the flag.
    public func checkInputs(_ table: LegacyTableOptions) throws {
        guard !inputs.isEmpty || !namedInputs.isEmpty || table.from != nil else {
            throw ValidationError("Name an export, or a folder that holds exports.")
        }
    }

    /// The mapping file or the profile that the command line names.
    func givenMapping() throws -> Mapping? {
        if let profile { return KnownExports.profile(named: profile) }
        return try mapping.map { (path) throws(ImportError) in try MappingFile.read(path) }
    }

    func importerOptions(zone: BusinessTimeZone, output: String, tool: String, isDryRun: Bool) throws
        -> Importer.Options
    {
        var options = Importer.Options(
            inputs: inputs + namedInputs, zone: zone, tool: tool, version: toolVersion, startedAt: WallClock.now)
        options.mapping = try givenMapping()
        options.sourceSystem = sourceSystem
        if let currency = currency.flatMap({ CurrencyCode($0) }) { options.currency = currency }
        options.dateOrder = dateOrder
        options.encoding = try textEncoding()
        options.settings = try settings()
        options.rejectsFolder = isDryRun ? nil : rejects ?? (output == "." ? "rejects" : output + "/rejects")
        return options
    }
}

extension DateOrder: ExpressibleByArgument {}

extension MaximumErrors: ExpressibleByArgument {
    /// Reads what stands behind the flag.
    public init?(argument: String) { self.init(argument) }
}
