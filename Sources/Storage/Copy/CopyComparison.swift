import SQLDriver

/// Walks two lists of rows in the order of their keys, of which a page at a time is there.
struct CopyComparison {
    struct Side {
        fileprivate var rows: ArraySlice<SQLRow> = []
        fileprivate var isRead = false
        /// The key of the last row that was read.
        fileprivate(set) var last: [SQLValue]?

        /// Whether a page is to be read.
        var isWanted: Bool { rows.isEmpty && !isRead }
    }

    private let reader: CopyReader
    private(set) var source = Side()
    private(set) var target = Side()
    private var missing = 0
    private var surplus = 0

    init(_ reader: CopyReader) { self.reader = reader }

    var isOver: Bool { source.isRead && target.isRead && source.rows.isEmpty && target.rows.isEmpty }

    var difference: BaseCopy.Difference? {
        missing + surplus == 0
            ? nil : BaseCopy.Difference(table: reader.table.name.description, missing: missing, surplus: surplus)
    }

    mutating func add(_ rows: [SQLRow], isLast: Bool, to side: KeyPath<Self, Side>) {
        var read = self[keyPath: side]
        read.rows = rows[...]
        read.last = rows.last.map(reader.key) ?? read.last
        // A table of one row an organisme has no key to go on from.
        read.isRead = isLast || reader.table.key.isEmpty
        if side == \.source { source = read } else { target = read }
    }

    /// Compares as far as both sides are there.
    mutating func advance() {
        while let left = source.rows.first, let right = target.rows.first {
            let (leftKey, rightKey) = (reader.key(of: left), reader.key(of: right))
            if leftKey == rightKey {
                if left.values != right.values { (missing, surplus) = (missing + 1, surplus + 1) }
                source.rows.removeFirst()
                target.rows.removeFirst()
            } else if leftKey.precedes(rightKey) {
                missing += 1
                source.rows.removeFirst()
            } else {
                surplus += 1
                target.rows.removeFirst()
            }
        }
        // One side has ended: whatever the other still holds, it alone has.
        if source.rows.isEmpty, source.isRead {
            surplus += target.rows.count
            target.rows = []
        }
        if target.rows.isEmpty, target.isRead {
            missing += source.rows.count
            source.rows = []
        }
    }
}

extension [SQLValue] {
    /// Whether this key comes before the other in the order of both engines: numbers by value, texts by their bytes.
    fileprivate func precedes(_ other: [SQLValue]) -> Bool {
        for (left, right) in zip(self, other) where left != right {
            switch (left, right) {
            case (.integer(let left), .integer(let right)): return left < right
            case (.text(let left), .text(let right)): return left.utf8.lexicographicallyPrecedes(right.utf8)
            default: return left.typeName < right.typeName
            }
        }
        return false
    }
}
