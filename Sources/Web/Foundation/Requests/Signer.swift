import UseCases

/// Signs what leaves in a cookie or a form and comes back: nobody else can make it.
struct Signer: Sendable {
    private let digest: @Sendable ([UInt8]) -> [UInt8]

    init(_ digest: @escaping @Sendable ([UInt8]) -> [UInt8]) { self.digest = digest }

    /// The signature of a text for one purpose: what signs a session cannot be replayed as a form token.
    func signature(of text: String, for purpose: Purpose) -> String {
        ByteText.base64URL(digest(Array("\(purpose.rawValue):\(text)".utf8)))
    }

    /// `text.signature`: the value of a signed cookie.
    func sign(_ text: String, for purpose: Purpose) -> String { "\(text).\(signature(of: text, for: purpose))" }

    /// The text of a signed value, or nil when the signature is not ours.
    func open(_ signed: String, for purpose: Purpose) -> String? {
        guard let dot = signed.lastIndex(of: ".") else { return nil }
        let text = String(signed[..<dot])
        let claimed = signed[signed.index(after: dot)...]
        return ConstantTime.equal(claimed, signature(of: text, for: purpose)) ? text : nil
    }

    enum Purpose: String {
        case session
        case visitor
        case form
    }
}

enum ConstantTime {
    /// Compares in a time that depends on the lengths only, so that a token cannot be guessed letter by letter.
    static func equal(_ left: some StringProtocol, _ right: some StringProtocol) -> Bool {
        let left = Array(left.utf8)
        let right = Array(right.utf8)
        guard left.count == right.count else { return false }
        var difference: UInt8 = 0
        for index in left.indices { difference |= left[index] ^ right[index] }
        return difference == 0
    }
}
