// swift-tools-version: 6.2
import PackageDescription

// SCOPE=core keeps only the modules that need no library: the loop in which most of the work happens
// (seconds instead of minutes). Without it the whole program is built.
let coreOnly = Context.environment["SCOPE"] == "core"

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .treatAllWarnings(as: .error),
]

func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: dependencies, swiftSettings: settings)
}

let core: [Target] = [
    module("CivilTime"),
    module("Telework", ["CivilTime"]),
    module("UseCases", ["CivilTime", "Telework"]),
    module("Messages", ["CivilTime", "Telework"]),
    module("SQLDriver"),
    module("Demonstration", ["CivilTime", "Telework", "UseCases"]),
    module("TestSupport", ["CivilTime", "Telework", "UseCases"]),
    tests("CivilTimeTests", ["CivilTime"]),
    tests("TeleworkTests", ["Telework", "TestSupport"]),
    tests("UseCasesTests", ["UseCases", "TestSupport"]),
    tests("MessagesTests", ["Messages", "TestSupport"]),
    tests("SQLDriverTests", ["SQLDriver"]),
    tests("ArchitectureTests", []),
]

let adapters: [Target] = [
    .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
    module("Sodium", ["UseCases", "CSodium"]),
    module(
        "SQLiteDriver",
        [
            "SQLDriver", .product(name: "GRDB", package: "GRDB.swift"),
            .product(name: "GRDBSQLite", package: "GRDB.swift"),
        ]),
    .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    module("PostgresDriver", ["SQLDriver", "CPostgres"]),
    module("PostgresTestSupport", ["PostgresDriver"]),
    module("Storage", ["UseCases", "SQLDriver"]),
    module("Documents", ["CivilTime", "Telework", "UseCases", .product(name: "Yams", package: "Yams")]),
    module(
        "Web",
        [
            "UseCases", "Messages",
            .product(name: "Hummingbird", package: "hummingbird"),
            .product(name: "Mustache", package: "swift-mustache"),
        ]),
    module(
        "App",
        [
            "Web", "Storage", "SQLiteDriver", "PostgresDriver", "Documents", "Sodium", "Demonstration", "Messages",
            "UseCases",
            .product(name: "ArgumentParser", package: "swift-argument-parser"),
            .product(name: "Configuration", package: "swift-configuration"),
            .product(name: "Logging", package: "swift-log"),
            .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        ]),
    .executableTarget(name: "pendulaire", dependencies: ["App"], path: "Sources/Main", swiftSettings: settings),
    .executableTarget(
        name: "pendulaire-bench",
        dependencies: [
            "Web", "Storage", "SQLDriver", "SQLiteDriver", "PostgresDriver", "Documents", "Sodium", "Demonstration",
            "UseCases", "Telework", "CivilTime",
        ],
        path: "Sources/Bench", swiftSettings: settings),
    tests("SQLiteDriverTests", ["SQLiteDriver", "SQLDriver"]),
    tests("PostgresDriverTests", ["PostgresDriver", "PostgresTestSupport", "SQLDriver"]),
    tests("DriverContractTests", ["SQLiteDriver", "PostgresDriver", "PostgresTestSupport", "SQLDriver"]),
    tests("SodiumTests", ["Sodium", "UseCases"]),
    tests("DocumentsTests", ["CivilTime", "Documents", "Messages", "TestSupport"]),
    tests("DemonstrationTests", ["Demonstration", "Documents", "TestSupport"]),
    tests(
        "StorageTests",
        ["Storage", "SQLiteDriver", "PostgresDriver", "PostgresTestSupport", "Sodium", "TestSupport"]),
    tests("WebTests", ["Web", "Documents", "TestSupport"]),
    tests("AppTests", ["App", "PostgresTestSupport", "Sodium", "TestSupport"]),
]

let package = Package(
    name: "pendulaire",
    products: coreOnly ? [] : [.executable(name: "pendulaire", targets: ["pendulaire"])],
    dependencies: coreOnly
        ? []
        : [
            .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
            .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
            .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
            .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
            .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
            .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
            .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
            .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        ],
    targets: coreOnly ? core : core + adapters,
    swiftLanguageModes: [.v6]
)
