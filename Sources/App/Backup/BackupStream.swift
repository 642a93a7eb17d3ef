import Foundation
import Sodium
import UseCases

/// The content of a backup on its way to the file and back, a piece at a time.
enum BackupStream {
    /// Writes `header`, then the file at `copy`, encrypted when there is a key.
    static func write(
        _ header: BackupHeader, contentAt copy: String, key: BackupKey?, with cryptography: SodiumCryptography,
        to output: ([UInt8]) throws -> Void
    ) throws {
        let (lines, bound) = try header.encoded(with: cryptography)
        try output(lines)
        var encryption = key.map { EncryptingStream(cryptography, key: $0.bytes) }
        if let encryption { try output(encryption.start) }
        let input = try ByteInput(copy)
        defer { input.close() }
        var left = header.size
        var isFirst = true
        while left > 0 {
            try Task.checkCancellation()
            let piece = try input.read(min(left, BackupKey.piece))
            guard !piece.isEmpty else { throw BackupFailure.truncated(copy) }
            left -= piece.count
            try output(encryption?.encrypt(piece, isLast: left == 0, boundTo: isFirst ? bound : []) ?? piece)
            isFirst = false
        }
    }

    /// Reads what follows the header to its end, and hands its clear bytes to `output`; they are to be kept only when this
    /// returns.
    ///
    /// - Throws: ``Failure`` when it is cut short, changed, or followed by something.
    static func read(
        _ header: BackupHeader, boundTo bound: [UInt8], from input: ByteInput, named path: String, key: BackupKey?,
        with cryptography: SodiumCryptography, to output: ([UInt8]) throws -> Void
    ) throws {
        var decryption: DecryptingStream?
        if let key {
            let start = try input.read(SecretStream.startLength)
            guard start.count == SecretStream.startLength else { throw BackupFailure.truncated(path) }
            guard let stream = DecryptingStream(cryptography, key: key.bytes, start: start) else {
                throw BackupFailure.changed(path)
            }
            decryption = stream
        }
        let pieceLength = header.encryption?.piece ?? BackupKey.piece
        let digest = RunningDigest(cryptography)
        var left = header.size
        var isFirst = true
        while left > 0 {
            try Task.checkCancellation()
            let length = min(left, pieceLength)
            var piece = try input.read(length + (decryption == nil ? 0 : SecretStream.overhead))
            guard piece.count == length + (decryption == nil ? 0 : SecretStream.overhead) else {
                throw BackupFailure.truncated(path)
            }
            if decryption != nil {
                guard let opened = decryption?.decrypt(piece, boundTo: isFirst ? bound : []),
                    opened.isLast == (left == length)
                else { throw BackupFailure.changed(path) }
                piece = opened.bytes
            }
            digest.add(piece)
            try output(piece)
            left -= length
            isFirst = false
        }
        guard try input.read(1).isEmpty else { throw BackupFailure.longer(path) }
        guard ByteText.hex(digest.finish()) == header.digest else { throw BackupFailure.changed(path) }
    }

    /// Size and digest of a file.
    static func measure(_ path: String, with cryptography: SodiumCryptography) throws -> (size: Int, digest: String) {
        let input = try ByteInput(path)
        defer { input.close() }
        let digest = RunningDigest(cryptography)
        var size = 0
        while true {
            try Task.checkCancellation()
            let piece = try input.read(1 << 20)
            guard !piece.isEmpty else { return (size, ByteText.hex(digest.finish())) }
            digest.add(piece)
            size += piece.count
        }
    }
}
