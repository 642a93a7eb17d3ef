import Configuration
import Foundation
import Telework

/// Where the program finds things and how it serves: the command line first, then the environment, then defaults.
struct Settings: Sendable {
    let database: DatabasePlace
    let host: String
    let port: Int
    /// The folder that holds `Resources` and `Texts`.
    let home: String
    /// The folder of the legal texts.
    let texts: String
    /// The file of the program's keys.
    let secrets: String
    let hasSecureCookies: Bool
    let publicOrigin: String?
    let logLevel: String
    let serving: ServingSettings
    let backup: BackupSettings

    /// - Parameter given: Values of the command line by key (`database`, `port`…); nil where nothing was said.
    /// - Throws: ``Failure`` in one sentence when a value cannot be used.
    init(given: [String: String?], environment: [String: String]) throws {
        let spoken = given.compactMapValues { $0 }.map { (AbsoluteConfigKey(["pendulaire", $0.key]), $0.value) }
        let reader = ConfigReader(providers: [
            InMemoryProvider(
                name: "command line",
                values: Dictionary(
                    spoken.map { ($0.0, ConfigValue(.string($0.1), isSecret: false)) },
                    uniquingKeysWith: { first, _ in first })),
            EnvironmentVariablesProvider(environmentVariables: environment.filter { !$0.value.isEmpty }),
        ]).scoped(to: "pendulaire")
        database = try DatabasePlace(
            reader.string(forKey: "database", default: "var/pendulaire.sqlite"),
            connections: Settings.number(
                reader.string(forKey: "databaseConnections", default: "8"), named: "databaseConnections", in: 1...500))
        host = reader.string(forKey: "host", default: "127.0.0.1")
        port = try Settings.port(reader.string(forKey: "port", default: "8080"))
        home = reader.string(forKey: "home") ?? Settings.home(of: Settings.executable)
        texts = reader.string(forKey: "texts", default: home + "/Texts")
        secrets = reader.string(forKey: "secrets", default: "var/secrets")
        // An address in https is served by a proxy: its cookies never travel in clear, whatever the setting forgot.
        let isHTTPS = reader.string(forKey: "publicOrigin", default: "").hasPrefix("https://")
        hasSecureCookies =
            try isHTTPS
            || Settings.flag(
                reader.string(forKey: "secureCookies", default: "false"), named: "PENDULAIRE_SECURE_COOKIES")
        publicOrigin = reader.string(forKey: "publicOrigin")
        logLevel = reader.string(forKey: "logLevel", default: "info")
        serving = try ServingSettings(reader)
        backup = BackupSettings(reader)
    }

    /// - Throws: ``Failure`` that names the option and its bounds.
    static func number(_ text: String, named key: String, in range: ClosedRange<Int>) throws -> Int {
        guard let number = Int(text), range.contains(number) else {
            let option = "--" + key.map { $0.isUppercase ? "-\($0.lowercased())" : String($0) }.joined()
            let bounds = (range.lowerBound, range.upperBound)
            throw Failure(
                .usage, "\(option) : « \(text) » ne convient pas, donnez un nombre de \(bounds.0) à \(bounds.1).",
                "\(option): ‘\(text)’ does not do, give a number from \(bounds.0) to \(bounds.1).")
        }
        return number
    }

    private static func port(_ text: String) throws -> Int {
        guard let port = Int(text), (1...65_535).contains(port) else {
            throw Failure(
                .usage, "« \(text) » n’est pas un port\u{202F}: donnez un nombre de 1 à 65535.",
                "‘\(text)’ is not a port: give a number from 1 to 65535.")
        }
        return port
    }

    static func flag(_ text: String, named name: String) throws -> Bool {
        switch text.lowercased() {
        case "true", "yes", "oui", "1": return true
        case "false", "no", "non", "0": return false
        default:
            throw Failure(
                .usage,
                "\(name)\u{202F}: « \(text) » n’est ni « true » ni « false » : donnez l’un des deux.",
                "\(name): ‘\(text)’ is neither ‘true’ nor ‘false’: give one of them.")
        }
    }

    private static var executable: String {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
            ?? CommandLine.arguments.first ?? "."
    }

    /// The first folder above the executable that holds the program's files; where it was started from otherwise.
    private static func home(of executable: String) -> String {
        var folder = URL(fileURLWithPath: executable).deletingLastPathComponent()
        for _ in 0..<6 {
            if FileManager.default.fileExists(atPath: folder.appending(path: "Resources/templates").path) {
                return folder.path
            }
            folder.deleteLastPathComponent()
        }
        return FileManager.default.currentDirectoryPath
    }
}
