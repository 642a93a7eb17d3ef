import SQLDriver

/// Column definitions that come back in every table, in the words both engines understand.
///
/// Enumerations are written out in each migration and compared with the Swift enums by a test: a migration never changes,
/// while an enum may.
enum Column {
    static let strict: SQLQuery = "\(sqlite: " STRICT", postgres: "")"
    /// Rows kept in the order of the key: for tables that are read by ranges of it.
    static let clustered: SQLQuery = "\(sqlite: " STRICT, WITHOUT ROWID", postgres: "")"
    /// The same two for tables that grow with the years: PostgreSQL splits them by organisme (``Migration/partitions``).
    static let growing: SQLQuery = "\(sqlite: " STRICT", postgres: " PARTITION BY HASH (organisation_id)")"
    static let growingClustered: SQLQuery =
        "\(sqlite: " STRICT, WITHOUT ROWID", postgres: " PARTITION BY HASH (organisation_id)")"
    static let long: SQLQuery = "\(sqlite: "INTEGER", postgres: "BIGINT")"
    static let bytes: SQLQuery = "\(sqlite: "BLOB", postgres: "BYTEA")"

    /// First in every table, and in every key: what belongs to one organisme is together and never mixes.
    static let organisation: SQLQuery =
        "organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id)"

    /// An identifier made by the program, or a code or digest of about that length.
    static func identifier(_ name: StaticString) -> SQLQuery {
        "\(raw: name) TEXT NOT NULL CHECK (length(\(raw: name)) BETWEEN 1 AND 128)"
    }

    static func optionalIdentifier(_ name: StaticString) -> SQLQuery {
        "\(raw: name) TEXT CHECK (length(\(raw: name)) BETWEEN 1 AND 128)"
    }

    /// A text that is never empty.
    static func name(_ name: StaticString, atMost limit: StaticString = "200") -> SQLQuery {
        "\(raw: name) TEXT NOT NULL CHECK (length(\(raw: name)) BETWEEN 1 AND \(raw: limit))"
    }

    static func text(_ name: StaticString, atMost limit: StaticString) -> SQLQuery {
        "\(raw: name) TEXT NOT NULL CHECK (length(\(raw: name)) <= \(raw: limit))"
    }

    static func optionalText(_ name: StaticString, atMost limit: StaticString) -> SQLQuery {
        "\(raw: name) TEXT CHECK (length(\(raw: name)) <= \(raw: limit))"
    }

    /// One of a list written `'a', 'b'`.
    static func code(_ name: StaticString, in list: StaticString) -> SQLQuery {
        "\(raw: name) TEXT NOT NULL CHECK (\(raw: name) IN (\(raw: list)))"
    }

    static func optionalCode(_ name: StaticString, in list: StaticString) -> SQLQuery {
        "\(raw: name) TEXT CHECK (\(raw: name) IN (\(raw: list)))"
    }

    static func flag(_ name: StaticString) -> SQLQuery {
        "\(raw: name) INTEGER NOT NULL CHECK (\(raw: name) IN (0, 1))"
    }

    /// `AAAA-MM-JJ`.
    static func day(_ name: StaticString) -> SQLQuery { "\(raw: name) TEXT NOT NULL \(isDay(name))" }
    static func optionalDay(_ name: StaticString) -> SQLQuery { "\(raw: name) TEXT \(isDay(name))" }

    /// `AAAA-MM`.
    static func month(_ name: StaticString) -> SQLQuery {
        """
        \(raw: name) TEXT NOT NULL
            CHECK (\(raw: name) LIKE '____-__' AND ltrim(\(raw: name), '0123456789-') = '')
        """
    }

    /// Milliseconds since 1970-01-01T00:00:00Z.
    static func instant(_ name: StaticString) -> SQLQuery { "\(raw: name) \(long) NOT NULL" }

    static func cents(_ name: StaticString) -> SQLQuery { "\(raw: name) \(long) NOT NULL" }

    /// Fourteen half-days from Monday morning, each one of `letters`.
    static func halfDays(_ name: StaticString, letters: StaticString) -> SQLQuery {
        """
        \(raw: name) TEXT NOT NULL
            CHECK (length(\(raw: name)) = 14 AND ltrim(\(raw: name), '\(raw: letters)') = '')
        """
    }

    /// Checked at the end of the transaction: an import writes people before their managers.
    static func reference(_ column: StaticString, to table: StaticString) -> SQLQuery {
        """
        FOREIGN KEY (organisation_id, \(raw: column)) REFERENCES \(raw: table) (organisation_id, id)
            DEFERRABLE INITIALLY DEFERRED
        """
    }

    private static func isDay(_ name: StaticString) -> SQLQuery {
        "CHECK (\(raw: name) LIKE '____-__-__' AND ltrim(\(raw: name), '0123456789-') = '')"
    }
}
