import CivilTime
import Telework

extension Environment {
    /// Records events in the transaction of the act: a journal row and an outbox row each, in their order.
    func record(_ events: [Event], by actor: Actor, at moment: Moment, in store: any StoreWriting) throws {
        // By lots: an import records one event for each person.
        for start in stride(from: 0, to: events.count, by: 1_024) {
            let rows = events[start..<min(start + 1_024, events.count)].map { event in
                (
                    entry: entry(for: event, by: actor.account, at: moment.instant),
                    message: OutboxMessage(
                        id: identifiers.next(), kind: event.kind.rawValue, person: event.person,
                        entity: event.entity, createdAt: moment.instant)
                )
            }
            try store.append(rows.map(\.entry))
            try store.enqueue(rows.map(\.message))
        }
    }

    func entry(for event: Event, by account: AccountID?, at instant: Instant) -> JournalEntry {
        let text = event.details.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "\n")
        let payload = JournalPayload(salt: ByteText.hex(cryptography.randomBytes(16)), text: text)
        let unsigned = JournalEntry(
            id: identifiers.next(), at: instant, actor: account, kind: event.kind.rawValue,
            person: event.person, entity: event.entity, rules: rules.version,
            commitment: commitment(of: payload), authenticator: "", payload: payload)
        return unsigned.authenticated(authenticator(of: unsigned))
    }

    func commitment(of payload: JournalPayload) -> String {
        ByteText.hex(cryptography.digest(Array("\(payload.salt)\n\(payload.text)".utf8)))
    }

    /// The keyed digest of a row. Fields are joined with their lengths, so that none can lend characters to the next.
    func authenticator(of entry: JournalEntry) -> String {
        let fields = [
            entry.id, String(entry.at.milliseconds), entry.actor?.rawValue ?? "", entry.kind,
            entry.person?.rawValue ?? "", entry.entity ?? "", entry.rules, entry.commitment,
        ]
        let bytes = fields.flatMap { Array("\($0.utf8.count):\($0)\n".utf8) }
        return ByteText.hex(cryptography.keyedDigest(bytes, key: journalKey))
    }
}

extension JournalEntry {
    fileprivate func authenticated(_ authenticator: String) -> JournalEntry {
        JournalEntry(
            id: id, at: at, actor: actor, kind: kind, person: person, entity: entity, rules: rules,
            commitment: commitment, authenticator: authenticator, payload: payload)
    }
}
