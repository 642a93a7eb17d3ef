import CPostgres

/// The warnings of a connection, which libpq would otherwise write to standard error.
final class PostgresWarnings {
    private var words: [String] = []

    var first: String? { words.first }

    func clear() { words.removeAll() }

    /// - Precondition: This object lives as long as the connection.
    func listen(to connection: OpaquePointer) {
        PQsetNoticeReceiver(
            connection,
            { context, result in
                guard let context, let result else { return }
                let warnings = Unmanaged<PostgresWarnings>.fromOpaque(context).takeUnretainedValue()
                guard let severity = PQresultErrorField(result, Int32(UInt8(ascii: "V"))),
                    String(cString: severity) == "WARNING",
                    let words = PQresultErrorField(result, Int32(UInt8(ascii: "M")))
                else { return }
                warnings.words = Array((warnings.words + [String(cString: words)]).suffix(8))
            }, Unmanaged.passUnretained(self).toOpaque())
    }
}
