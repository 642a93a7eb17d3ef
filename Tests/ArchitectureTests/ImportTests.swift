import Foundation
import Testing

/// Which module may import what: the arrows of the architecture, and each library in the one module around it.
///
/// A new module is a new line here, and a new library an ADR.
private let allowedImports: [String: Set<String>] = [
    "CivilTime": [],
    "Telework": ["CivilTime"],
    "UseCases": ["Telework", "CivilTime"],
    "Messages": ["Telework", "CivilTime"],
    "SQLDriver": [],
    "TestSupport": ["UseCases", "Telework", "CivilTime"],
    "Demonstration": ["UseCases", "Telework", "CivilTime"],
    "CSodium": [],
    "Sodium": ["UseCases", "Telework", "CivilTime", "CSodium"],
    "SQLiteDriver": ["SQLDriver", "GRDB", "GRDBSQLite"],
    "CPostgres": [],
    "PostgresDriver": ["SQLDriver", "CPostgres"],
    "PostgresTestSupport": ["PostgresDriver"],
    "Storage": ["UseCases", "Telework", "CivilTime", "SQLDriver"],
    "Documents": ["UseCases", "Telework", "CivilTime", "Yams"],
    "Web": [
        "UseCases", "Messages", "Telework", "CivilTime", "Hummingbird", "HummingbirdCore", "Mustache", "NIOCore",
        "HTTPTypes", "Logging",
    ],
    "App": [
        "Web", "Storage", "SQLiteDriver", "PostgresDriver", "SQLDriver", "Documents", "Sodium", "Demonstration",
        "Messages", "UseCases", "Telework", "CivilTime", "ArgumentParser", "Configuration", "Logging",
        "ServiceLifecycle",
    ],
    "Main": ["App"],
    "Bench": [
        "Web", "Storage", "SQLiteDriver", "PostgresDriver", "SQLDriver", "Documents", "Sodium", "Demonstration",
        "UseCases", "Telework", "CivilTime",
    ],
]

/// The modules that need a lock, files, a process: what comes with the compiler, outside the pure core.
private let adapters: Set<String> = [
    "Sodium", "SQLiteDriver", "PostgresDriver", "PostgresTestSupport", "Storage", "Documents", "Web", "App", "Bench",
]
private let toolchain: Set<String> = ["Foundation", "FoundationEssentials", "Dispatch", "Synchronization"]

/// Core modules that share a value between tasks, and so need the standard library's lock: the shelf of composed rules,
/// the in-memory store of the tests, the clock of the replayed history.
private let sharing: Set<String> = ["UseCases", "TestSupport", "Demonstration"]

/// All that a module may import.
private func allowance(of module: String) -> Set<String>? {
    guard let allowed = allowedImports[module] else { return nil }
    if adapters.contains(module) { return allowed.union(toolchain) }
    return sharing.contains(module) ? allowed.union(["Synchronization"]) : allowed
}

/// What a module's tests may import beyond the module and what it may import itself.
private let testImports: [String: Set<String>] = [
    "AppTests": ["PostgresTestSupport"],
    "DemonstrationTests": ["Documents"],
    "DriverContractTests": ["SQLDriver", "SQLiteDriver", "PostgresDriver", "PostgresTestSupport"],
    "PostgresDriverTests": ["PostgresTestSupport"],
    "DocumentsTests": ["Messages"],
    "WebTests": ["NIOEmbedded", "Documents"],
    "StorageTests": ["SQLiteDriver", "PostgresDriver", "PostgresTestSupport", "Sodium"],
]

/// Libraries that compile BoringSSL, seven minutes on a cold build of two cores.
private let forbiddenEverywhere: Set<String> = ["HummingbirdTesting", "AsyncHTTPClient"]

@Suite("The arrows between modules")
struct ImportTests {
    @Test("every module imports only what the architecture allows it")
    func sources() throws {
        let files = try Repository.swiftFiles(under: "Sources")
        print("Architecture: read the imports of \(files.count) files in \(Set(files.map(\.module)).count) modules")
        #expect(files.count > 0, "no file was read under \(Repository.root)")
        #expect(files.contains { $0.module == "CivilTime" } && files.contains { !$0.imports.isEmpty })
        for file in files {
            guard let allowed = allowance(of: file.module) else {
                Issue.record("\(file.path): the module \(file.module) is not in the table of this test")
                continue
            }
            for (line, module) in file.imports where !allowed.contains(module) {
                Issue.record("\(file.path):\(line): \(file.module) must not import \(module)")
            }
        }
    }

    @Test("tests import what their module may, Testing and Foundation, and the helpers of the table")
    func tests() throws {
        let files = try Repository.swiftFiles(under: "Tests")
        print("Architecture: read the imports of \(files.count) test files")
        #expect(files.count > 0, "no file was read under \(Repository.root)")
        let common = toolchain.union(["Testing", "TestSupport", "CivilTime", "Telework", "UseCases"])
        for file in files {
            let module = file.module.hasSuffix("Tests") ? String(file.module.dropLast(5)) : file.module
            let own = (allowedImports[module] ?? []).union([module])
            let allowed = common.union(own).union(testImports[file.module] ?? [])
            for (line, imported) in file.imports where !allowed.contains(imported) {
                Issue.record("\(file.path):\(line): \(file.module) must not import \(imported)")
            }
        }
    }

    @Test("the table itself keeps the arrows: a pure core, one module a library, pages and storage apart")
    func table() {
        for core in ["CivilTime", "Telework", "UseCases", "Messages", "SQLDriver", "TestSupport", "Demonstration"] {
            let pure = Set(allowedImports.keys).union(sharing.contains(core) ? ["Synchronization"] : [])
            let outside = (allowance(of: core) ?? ["nothing known of it"]).subtracting(pure)
            #expect(outside.isEmpty, "\(core) imports \(outside)")
        }
        for library in [
            "GRDB", "Yams", "Hummingbird", "HummingbirdCore", "Mustache", "CSodium", "CPostgres", "ArgumentParser",
        ] {
            #expect(allowedImports.values.count { $0.contains(library) } == 1, "\(library) belongs to one module")
        }
        #expect(
            allowedImports["Web"]?.isDisjoint(with: ["Storage", "SQLDriver", "SQLiteDriver", "PostgresDriver"]) == true)
        #expect(allowedImports["Storage"]?.isDisjoint(with: ["SQLiteDriver", "PostgresDriver", "GRDB", "Web"]) == true)
        #expect(allowedImports.values.allSatisfy { $0.isDisjoint(with: forbiddenEverywhere) })
        #expect(testImports.values.allSatisfy { $0.isDisjoint(with: forbiddenEverywhere) })
    }

    @Test("the manifest does not depend on libraries that compile BoringSSL", arguments: forbiddenEverywhere.sorted())
    func manifest(library: String) throws {
        let manifest = try String(contentsOf: Repository.root.appending(path: "Package.swift"), encoding: .utf8)
        #expect(manifest.contains("Hummingbird"))
        #expect(!manifest.lowercased().contains(library.lowercased()) && !manifest.contains("async-http-client"))
    }

    @Test(
        "an import is recognised in all its forms",
        arguments: [
            ("import GRDB", "GRDB"), ("  import  Yams // why", "Yams"), ("@testable import Web", "Web"),
            ("public import CivilTime", "CivilTime"), ("@preconcurrency private import NIOCore", "NIOCore"),
            ("import struct Foundation.Date", "Foundation"), ("@_exported import App", "App"),
            ("// import GRDB", nil), ("importing = 3", nil), ("let import1 = GRDB", nil),
            ("import people from a file", nil),
        ] as [(String, String?)])
    func forms(statement: String, module: String?) {
        #expect(importedModule(statement) == module)
    }

    @Test("a line of a multi-line string is not an import, two statements on a line are two")
    func strings() {
        let text = "import A; import B\nlet help = \"\"\"\nimport C\n\"\"\"\nimport D\n"
        let file = SourceFile(path: "Sources/X/Y.swift", text: text)
        #expect(file.imports.map(\.module) == ["A", "B", "D"])
        #expect(file.imports.map(\.line) == [1, 1, 5])
        #expect(file.module == "X" && file.lineCount == 5)
    }
}
