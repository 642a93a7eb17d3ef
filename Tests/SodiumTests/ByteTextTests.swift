import Sodium
import Testing
import UseCases

@Suite("Bytes as text")
struct ByteTextTests {
    // RFC 4648, section 10, without padding; the last two use the letters of URLs.
    @Test(
        "base64url follows the RFC both ways",
        arguments: [
            ("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("fooba", "Zm9vYmE"),
            ("foobar", "Zm9vYmFy"), ("~~~", "fn5-"), ("???", "Pz8_"),
        ])
    func base64URL(plain: String, encoded: String) {
        #expect(ByteText.base64URL(Array(plain.utf8)) == encoded)
        #expect(ByteText.bytes(base64URL: encoded) == Array(plain.utf8))
    }

    @Test(
        "a text that base64url would not have written is refused",
        arguments: ["Z", "Zh", "Zm9", "Zg==", "Zm9v Zg", "Zm+v", "Zm/v", "Zm9vZ", "é"])
    func strictBase64URL(text: String) {
        #expect(ByteText.bytes(base64URL: text) == nil)
    }

    @Test("hexadecimal has two lowercase digits a byte, both ways")
    func hex() {
        let all = (0...255).map { UInt8($0) }
        let text = ByteText.hex(all)
        #expect(text.hasPrefix("000102") && text.hasSuffix("fdfeff") && text.count == 512)
        #expect(ByteText.bytes(hex: text) == all)
    }

    @Test("a text that is not lowercase hexadecimal is refused", arguments: ["0", "0g", "FF", "00 1", "é0"])
    func strictHex(text: String) {
        #expect(ByteText.bytes(hex: text) == nil)
    }

    @Test("random bytes come back from both texts", arguments: 0...40)
    func roundTrip(count: Int) throws {
        let bytes = try SodiumCryptography().randomBytes(count)
        #expect(ByteText.bytes(base64URL: ByteText.base64URL(bytes)) == bytes)
        #expect(ByteText.bytes(hex: ByteText.hex(bytes)) == bytes)
    }
}
