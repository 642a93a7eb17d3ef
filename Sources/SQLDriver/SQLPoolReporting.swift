/// How loaded the connections of a database are.
public struct SQLPoolStatus: Hashable, Sendable {
    /// The most connections there may be.
    public let maximum: Int
    /// Those that run a transaction now.
    public let busy: Int
    /// The transactions that wait for one.
    public let waiting: Int

    public init(maximum: Int, busy: Int, waiting: Int) {
        self.maximum = maximum
        self.busy = busy
        self.waiting = waiting
    }
}

/// A driver that can tell how loaded its connections are: the figures go into the metrics.
public protocol SQLPoolReporting: SQLDatabase {
    var poolFigures: SQLPoolStatus { get }
}
