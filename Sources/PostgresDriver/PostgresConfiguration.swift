import SQLDriver

/// Where PostgreSQL is and how much of it to use. Durability is not among the choices: a commit is on the server's disk,
/// and on its synchronous standby if it has one, before it is answered.
public struct PostgresConfiguration: Sendable {
    let address: PostgresAddress

    /// How many transactions run at once, each on a connection and a thread of its own.
    public var maximumConnections = 8
    /// How many transactions wait for a connection before the next one is refused with `overloaded`.
    public var maximumWaiting = 64
    /// How long a transaction waits for a connection before `overloaded`, in milliseconds.
    public var maximumWaitMilliseconds = 5_000
    /// How long the server works on one statement before it gives it up (`interrupted`), in milliseconds; nil for ever.
    public var statementTimeoutMilliseconds: Int? = 30_000
    /// How long the server keeps a transaction that asks nothing, in milliseconds.
    public var idleTransactionTimeoutMilliseconds = 60_000
    /// What is given to a server that says nothing beyond the time of a statement: it is frozen, or the network is cut.
    public var silenceMarginMilliseconds = 5_000
    /// How many times a write is tried before `serializationFailure`.
    public var maximumAttempts = 20
    /// How many prepared statements each connection keeps, the least recently used leaving first; at least 128.
    public var preparedStatements = 256

    /// Reads a `postgres://` address, with several hosts and any option of libpq.
    ///
    /// What the address leaves open is set here: `sslmode=verify-full` as soon as a host is on the network,
    /// `target_session_attrs=read-write`, `connect_timeout=5` seconds a host, `application_name=pendulaire`, and TCP
    /// keepalives that notice a cut network within half a minute.
    ///
    /// - Throws: `cannotOpen` in libpq's own words; never with the password.
    public init(url: String) throws(SQLError) {
        address = try PostgresAddress(url: url)
    }
}

/// Never prints the password.
extension PostgresConfiguration: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { address.description }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: ["address": description]) }
}
