import Foundation
import Testing

@testable import Web

@Suite("The files of the pages")
struct ResourcesTests {
    @Test("each missing template stops the program with one sentence", arguments: TemplateName.allCases)
    func missing(template: TemplateName) throws {
        let copy = try Copy()
        defer { copy.remove() }
        let path = "\(copy.path)/templates/\(template.fileName)"
        try FileManager.default.removeItem(atPath: path)
        let error = #expect(throws: ResourceError.self) { try Resources(directory: copy.path) }
        #expect(error == .missing(path))
        #expect(error?.description == "The file \(path) is missing: install the program's Resources folder again.")
    }

    @Test("a template that cannot be read is named with its line")
    func unreadable() throws {
        let copy = try Copy()
        defer { copy.remove() }
        let path = "\(copy.path)/templates/aide.mustache"
        try "<h1>\n{{#words}}\n{{/mots}}".write(toFile: path, atomically: true, encoding: .utf8)
        let error = #expect(throws: ResourceError.self) { try Resources(directory: copy.path) }
        #expect(error?.description.hasPrefix("The template \(path) cannot be read at line 3") == true)
    }

    @Test("a partial that does not exist is found at start")
    func unknownPartial() throws {
        let copy = try Copy()
        defer { copy.remove() }
        let path = "\(copy.path)/templates/aide.mustache"
        try "{{> partials/inconnu}}".write(toFile: path, atomically: true, encoding: .utf8)
        let error = #expect(throws: ResourceError.self) { try Resources(directory: copy.path) }
        #expect(error == .unknownPartial("partials/inconnu", path: path))
    }

    @Test("bytes that are no text are refused")
    func notText() throws {
        let copy = try Copy()
        defer { copy.remove() }
        let path = "\(copy.path)/templates/aide.mustache"
        try Data([0xFF, 0xFE, 0x00]).write(to: URL(filePath: path))
        let error = #expect(throws: ResourceError.self) { try Resources(directory: copy.path) }
        #expect(error == .notText(path))
    }

    @Test(
        "the three files of the layout must be there", arguments: ["pendulaire.css", "pendulaire.js", "pendulaire.svg"])
    func missingAsset(name: String) throws {
        let copy = try Copy()
        defer { copy.remove() }
        let path = "\(copy.path)/assets/\(name)"
        try FileManager.default.removeItem(atPath: path)
        #expect(throws: ResourceError.missing(path)) { try Resources(directory: copy.path) }
    }

    /// A copy of the repository's Resources to spoil.
    private struct Copy {
        let path = FileManager.default.temporaryDirectory.appending(path: "resources-\(UUID().uuidString)").path

        init() throws {
            try FileManager.default.copyItem(atPath: TestSite.resourcesDirectory, toPath: path)
        }

        func remove() { try? FileManager.default.removeItem(atPath: path) }
    }

    @Test("an asset is served for ever under a name of its content, and once only")
    func assets() async throws {
        var client = try TestSite().visitor()
        let page = try await client.get("/aide")
        let link = try #require(page.text.firstMatch(of: /href="(\/assets\/pendulaire-[a-z0-9]+\.css)"/)?.1)
        let sheet = try await client.get(String(link))
        #expect(sheet.status == 200)
        #expect(sheet.header("Content-Type") == "text/css; charset=utf-8")
        #expect(sheet.header("Cache-Control") == "public, max-age=31536000, immutable")
        #expect(sheet.setCookies.isEmpty)
        let tag = try #require(sheet.header("ETag"))
        let again = try await client.get(String(link), headers: ["If-None-Match": tag])
        #expect(again.status == 304)
        #expect(again.bytes.isEmpty)
        #expect(try await client.get("/assets/pendulaire-autre.css").status == 404)
        #expect(try await client.get("/assets/..%2F..%2FPackage.swift").status == 404)
    }

    @Test("a page weighs less than 60 KiB with its styles and script", arguments: ["/aide", "/mentions-legales"])
    func weight(path: String) async throws {
        var client = try TestSite().signedIn(.sample(roles: [.employee, .manager, .humanResources]))
        let page = try await client.get(path)
        let links = page.text.matches(of: /(?:href|src)="(\/assets\/[^"]+)"/).map { String($0.1) }
        #expect(links.count == 3)
        var weight = page.bytes.count
        for link in links { weight += try await client.get(link).bytes.count }
        #expect(weight < 60 * 1024)
    }
}
