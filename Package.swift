// swift-tools-version: 6.3
import PackageDescription

/// One set of rules for every target: Swift 6 mode, no implicit existentials, and no warning left standing.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
    // The loops over rows cross the libraries' borders: what is called for every cell is made part of them. Two accesses
    // to one variable at a time are looked for in debug builds, with which all tests run.
    .unsafeFlags(["-cross-module-optimization", "-enforce-exclusivity=unchecked"], .when(configuration: .release)),
]

let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let mustache: Target.Dependency = .product(name: "Mustache", package: "swift-mustache")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")

/// A library: one stage or one layer.
func library(
    _ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = [],
    plugins: [Target.PluginUsage] = [], isHeavy: Bool = false
) -> Target {
    // What works through every byte, row or pair is optimised in debug builds, too: the tests would wait for it.
    let optimised: [SwiftSetting] = isHeavy ? [.unsafeFlags(["-O"], .when(configuration: .debug))] : []
    return .target(
        name: name, dependencies: dependencies, exclude: exclude, swiftSettings: settings + optimised, plugins: plugins)
}

/// An executable: a declaration of flags and one call into `CommandLineJobs`.
func tool(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .executableTarget(
        name: name, dependencies: [argumentParser, "CommandLineJobs"] + dependencies, swiftSettings: settings)
}

/// The tests of one library, in a folder that mirrors it.
func tests(_ subject: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .testTarget(
        name: subject + "Tests",
        dependencies: [.init(stringLiteral: subject), "TestSupport"] + dependencies,
        swiftSettings: settings)
}

let package = Package(
    name: "booking-toolkit",
    products: [
        .executable(name: "booking-migrate", targets: ["booking-migrate"]),
        .executable(name: "booking-import", targets: ["booking-import"]),
        .executable(name: "booking-dedupe", targets: ["booking-dedupe"]),
        .executable(name: "booking-backfill", targets: ["booking-backfill"]),
        .executable(name: "booking-report", targets: ["booking-report"]),
        .executable(name: "booking-desk", targets: ["booking-desk"]),
        .executable(name: "booking-samples", targets: ["booking-samples"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // The model, and what knows nothing of bookings.
        library("BookingModel", [crypto], isHeavy: true),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        library("GzipDriver", ["CZlib"]),
        library("Tabular", ["GzipDriver"], isHeavy: true),
        library("EmbeddedFiles", plugins: ["EmbedFilesPlugin"]),
        .plugin(name: "EmbedFilesPlugin", capability: .buildTool(), path: "Sources/EmbedFilesPlugin"),

        // The database: one protocol, one driver an engine.
        library("Database", ["BookingModel", "EmbeddedFiles", crypto], isHeavy: true),
        .systemLibrary(
            name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
        library("SQLiteFile", ["Database", "BookingModel"], isHeavy: true),
        library("SQLiteDriver", ["CSQLite", "SQLiteFile", "Database", "BookingModel"]),
        // Its headers only: the library is loaded when a server is named, so nothing is linked.
        .systemLibrary(name: "CPostgreSQL", providers: [.apt(["libpq-dev"]), .brew(["libpq"])]),
        library("PostgreSQLDriver", ["CPostgreSQL", "Database", "BookingModel"]),

        // Who is who: normal forms of contact details, and record linkage over any table of records.
        library("ContactNormalisation", isHeavy: true),
        library("RecordLinkage", ["BookingModel", "ContactNormalisation"], isHeavy: true),

        // The stages, in the order in which a migration runs them.
        library(
            "Importing", ["BookingModel", "Tabular", "Database", "EmbeddedFiles", crypto, yams],
            // Embedded as texts, not copied beside the binary.
            exclude: ["Profiles"], isHeavy: true),
        // Somebody else's database: its table as an export, and what the stages found out written back to it.
        library("InPlace", ["BookingModel", "Tabular", "Database", "PostgreSQLDriver", "Importing"]),
        library("ContactResolution", ["BookingModel", "Database", "ContactNormalisation", "RecordLinkage"]),
        library("Backfill", ["BookingModel", "Database", "ContactNormalisation"]),
        library(
            "Reporting", ["BookingModel", "Tabular", "Database", "EmbeddedFiles", mustache, crypto], isHeavy: true),
        library("SampleExports"),

        // What staff do with the records that the stages have made.
        library(
            "Desk",
            ["BookingModel", "Tabular", "Database", "ContactNormalisation", "ContactResolution", "Backfill"]),

        // What the executables share: flags, locks, summaries, exit codes; and each one's job.
        library(
            "CommandLineJobs",
            [
                "BookingModel", "Tabular", "Database", "SQLiteDriver", "PostgreSQLDriver", "Importing",
                "InPlace", "ContactNormalisation", "RecordLinkage", "ContactResolution", "Backfill", "Reporting",
                "Desk",
                "SampleExports", argumentParser,
            ]),
        tool("booking-migrate"),
        tool("booking-import"),
        tool("booking-dedupe"),
        tool("booking-backfill"),
        tool("booking-report", ["Reporting"]),
        tool("booking-desk", ["BookingModel", "Desk"]),
        tool("booking-samples", ["SampleExports"]),

        .target(name: "TestSupport", dependencies: [], path: "Tests/TestSupport", swiftSettings: settings),
        .target(
            name: "DatabaseTestSupport",
            dependencies: ["TestSupport", "BookingModel", "Database", "SQLiteDriver", "PostgreSQLDriver"],
            path: "Tests/DatabaseTestSupport", swiftSettings: settings),
        tests("BookingModel"),
        tests("Tabular"),
        tests("EmbeddedFiles"),
        tests("Database", ["SQLiteDriver", "DatabaseTestSupport", "BookingModel"]),
        tests("PostgreSQLDriver", ["DatabaseTestSupport", "Database", "BookingModel"]),
        tests("SQLiteFile", ["SQLiteDriver", "Database", "BookingModel"]),
        tests("Importing", ["SQLiteDriver", "DatabaseTestSupport", "Database"]),
        tests("ContactNormalisation"),
        tests("RecordLinkage"),
        tests("ContactResolution", ["DatabaseTestSupport", "Database", "BookingModel"]),
        tests("Backfill", ["DatabaseTestSupport", "Database", "BookingModel"]),
        tests("Reporting", ["SQLiteDriver", "DatabaseTestSupport", "Database", "BookingModel"]),
        tests(
            "Desk",
            [
                "SQLiteDriver", "DatabaseTestSupport", "Database", "BookingModel", "Backfill", "Importing",
                "ContactResolution",
            ]),
        tests("SampleExports"),
        .testTarget(
            name: "ToolTests",
            dependencies: [
                "TestSupport", "DatabaseTestSupport", "InPlace", "SQLiteDriver", "PostgreSQLDriver", "Database",
                "BookingModel",
            ],
            exclude: ["Golden"],
            swiftSettings: settings),
    ]
)
