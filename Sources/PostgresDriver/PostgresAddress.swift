import CPostgres
import Foundation
import SQLDriver

/// The options of a connection, in libpq's words, with what the address leaves open.
struct PostgresAddress: Sendable {
    private let options: [String: String]

    var keywords: [(name: String, value: String)] { options.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } }

    init(url: String) throws(SQLError) {
        guard url.hasPrefix("postgres://") || url.hasPrefix("postgresql://") else {
            throw SQLError(.cannotOpen, "The address of the database must begin with postgres://.")
        }
        guard !url.utf8.contains(0) else { throw SQLError(.cannotOpen, "The address of the database has a U+0000.") }
        var options = try Self.parse(url)
        try Self.checkSplit(options)
        let hosts = (options["host"] ?? "").split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        // An address that names no host leaves it to the environment of libpq, or to its service file.
        let isNamed =
            options["host"] != nil
            || options["service"] == nil
                && ["PGHOST", "PGHOSTADDR", "PGSERVICE"].allSatisfy { ProcessInfo.processInfo.environment[$0] == nil }
        let isLocal =
            isNamed && hosts.allSatisfy { ["", "localhost", "127.0.0.1", "::1"].contains($0) || $0.hasPrefix("/") }
        options.merge(Self.defaults) { given, _ in given }
        if !isLocal || options["hostaddr"] != nil, options["sslmode"] == nil { options["sslmode"] = "verify-full" }
        options["client_encoding"] = "UTF8"
        self.options = options
    }

    private static let defaults = [
        "application_name": "pendulaire", "connect_timeout": "5", "target_session_attrs": "read-write",
        "keepalives": "1", "keepalives_idle": "10", "keepalives_interval": "5", "keepalives_count": "3",
        "tcp_user_timeout": "15000", "gssencmode": "disable",
    ]

    private static func parse(_ url: String) throws(SQLError) -> [String: String] {
        var message: UnsafeMutablePointer<CChar>?
        guard let parsed = PQconninfoParse(url, &message) else {
            defer { PQfreemem(message) }
            let words = message.map { redacted(String(cString: $0), of: url) } ?? "out of memory"
            throw SQLError(.cannotOpen, "The address of the database cannot be read: \(words).")
        }
        defer { PQconninfoFree(parsed) }
        var options: [String: String] = [:]
        var option = parsed
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val { options[String(cString: keyword)] = String(cString: value) }
            option += 1
        }
        return options
    }

    /// A password with `/` or `@` in it is cut there, and its pieces taken for a port or a database, which errors name.
    private static func checkSplit(_ options: [String: String]) throws(SQLError) {
        let isPort = options["port"]?.allSatisfy { ("0"..."9").contains($0) || $0 == "," } ?? true
        let pieces = [options["host"], options["dbname"], options["user"]].compactMap(\.self)
        guard isPort, pieces.allSatisfy({ !$0.contains("@") }) else {
            throw SQLError(
                .cannotOpen,
                "The address of the database is not well formed: write / as %2F, @ as %40 and : as %3A in the password."
            )
        }
    }

    /// libpq quotes what it refuses, which may be the whole address: only the name of an option is kept.
    private static func redacted(_ message: String, of url: String) -> String {
        let pieces = message.split(separator: "\"", omittingEmptySubsequences: false)
        var words = ""
        for (index, piece) in pieces.enumerated() {
            if index.isMultiple(of: 2) {
                words += piece
            } else {
                words += isOption(piece, of: url) || piece.count == 1 ? "“\(piece)”" : "“…”"
            }
        }
        return words.split(whereSeparator: \.isNewline).joined(separator: " ")
    }

    private static func isOption(_ word: Substring, of url: String) -> Bool {
        let isName = word.allSatisfy { ("a"..."z").contains($0) || $0 == "_" }
        return isName
            && ["?", "&"].contains { mark in
                url.hasSuffix("\(mark)\(word)") || url.contains("\(mark)\(word)=") || url.contains("\(mark)\(word)&")
            }
    }

    /// What libpq says of a connection, on one line and without the secrets.
    func words(_ message: String) -> String {
        var words = message.split(whereSeparator: \.isNewline).joined(separator: "; ")
        for secret in ["password", "sslpassword"].compactMap({ options[$0] }) where secret.count > 2 {
            words = words.split(separator: secret, omittingEmptySubsequences: false).joined(separator: "…")
        }
        return words
    }
}

extension PostgresAddress: CustomStringConvertible, CustomReflectable {
    var description: String {
        let hosts = (options["host"] ?? "localhost").split(separator: ",", omittingEmptySubsequences: false)
        let ports = (options["port"] ?? "").split(separator: ",", omittingEmptySubsequences: false)
        let places = hosts.enumerated().map { index, host in
            // One port is every host's.
            let port = ports.count == hosts.count ? ports[index] : ports[0]
            return "\(host.replacing("/", with: "%2F")):\(port.isEmpty ? "5432" : port)"
        }
        let user = options["user"].map { "\($0)@" } ?? ""
        return "postgres://\(user)\(places.joined(separator: ","))/\(options["dbname"] ?? "")"
    }

    var customMirror: Mirror { Mirror(self, children: ["address": description]) }
}
