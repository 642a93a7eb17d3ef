import Foundation
import Hummingbird

/// The style sheet, the script and the pictures, held in memory, each under a name that changes with its content.
public struct Assets: Sendable {
    struct Asset: Sendable {
        let bytes: ByteBuffer
        let contentType: String
        let tag: String
    }

    private let byHashedName: [String: Asset]
    private let links: [String: String]

    /// - Throws: ``ResourceError`` when the folder or one of the three files of the layout is missing.
    init(directory: String) throws {
        var assets: [String: Asset] = [:]
        var links: [String: String] = [:]
        let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
        for name in names.sorted() {
            guard let type = Assets.contentType(of: name) else { continue }
            guard let data = FileManager.default.contents(atPath: "\(directory)/\(name)") else { continue }
            let bytes = name.hasSuffix(".css") ? CompactStyle.bytes(of: data) : Array(data)
            let tag = Assets.fingerprint(bytes)
            let dot = name.lastIndex(of: ".") ?? name.endIndex
            let hashed = "\(name[..<dot])-\(tag)\(name[dot...])"
            assets[hashed] = Asset(bytes: ByteBuffer(bytes: bytes), contentType: type, tag: "\"\(tag)\"")
            links[name] = Link.asset(hashed)
        }
        for name in ["pendulaire.css", "pendulaire.js", "pendulaire.svg"] where links[name] == nil {
            throw ResourceError.missing("\(directory)/\(name)")
        }
        byHashedName = assets
        self.links = links
    }

    /// The address of a file; of the name itself when there is no such file, which answers 404.
    func link(_ name: String) -> String { links[name] ?? Link.asset(name) }

    func asset(hashedName: String) -> Asset? { byHashedName[hashedName] }

    private static func contentType(of name: String) -> String? {
        switch name.split(separator: ".").last {
        case "css": "text/css; charset=utf-8"
        case "js": "text/javascript; charset=utf-8"
        case "svg": "image/svg+xml"
        case "png": "image/png"
        default: nil
        }
    }

    /// FNV-1a, 64 bits: it tells versions apart and protects nothing.
    private static func fingerprint(_ bytes: [UInt8]) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes {
            hash ^= UInt64(byte)
            hash &*= 0x100_0000_01b3
        }
        return String(hash, radix: 36)
    }
}

/// Serves the assets: for ever, since another content has another name.
struct AssetPages: PageGroup {
    let resources: Resources

    func register(on routes: Routes) {
        let assets = resources.assets
        routes.openPage(.asset) { context in
            guard let asset = assets.asset(hashedName: try context.parameter("name")) else { throw WebError.notFound }
            let headers: HTTPFields = [
                .contentType: asset.contentType, .eTag: asset.tag,
                .cacheControl: "public, max-age=31536000, immutable",
            ]
            if context.visit.knownTag == asset.tag { return PageResponse(status: .notModified, headers: headers) }
            return PageResponse(status: .ok, headers: headers, body: ResponseBody(byteBuffer: asset.bytes))
        }
    }
}
