import PostgresDriver

extension PostgresConfiguration {
    /// For a database of the tests. Hundreds of them run at once on any machine: patience is not what they try, and those
    /// that do say how much. Nor do they share a server with so many others elsewhere: a few connections do.
    public static func patient(url: String) throws -> PostgresConfiguration {
        var configuration = try PostgresConfiguration(url: url)
        configuration.maximumConnections = 4
        configuration.maximumWaitMilliseconds = 3_600_000
        configuration.statementTimeoutMilliseconds = 3_600_000
        configuration.idleTransactionTimeoutMilliseconds = 3_600_000
        return configuration
    }
}
