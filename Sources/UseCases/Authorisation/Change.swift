import CivilTime
import Telework

extension Environment {
    /// Runs an act in one transaction, once for each form token.
    ///
    /// The same token gives the answer it gave before, also when the first answer was lost on its way; a new token is
    /// judged by the rules. A conflict with another writer comes out as ``UseCaseError/outdated``.
    func change<Value: Sendable & RawTextual>(
        _ organisation: OrganisationID, by actor: Actor, token: String?, as type: @escaping @Sendable (String) -> Value,
        _ act: @escaping @Sendable (any StoreWriting, Moment) throws -> Value
    ) async throws -> Value {
        do {
            return try await store.write(organisation) { store in
                let moment = clock.now(in: try store.organisation().timeZone)
                guard let token, let account = actor.account else { return try act(store, moment) }
                if let answer = try store.answer(toForm: token, account: account) { return type(answer) }
                let value = try act(store, moment)
                try store.remember(answer: value.rawText, toForm: token, account: account, at: moment.instant)
                return value
            }
        } catch StoreError.conflict {
            throw UseCaseError.outdated
        }
    }

    /// The same for an act that answers nothing.
    func change(
        _ organisation: OrganisationID, by actor: Actor, token: String?,
        _ act: @escaping @Sendable (any StoreWriting, Moment) throws -> Void
    ) async throws {
        _ = try await change(organisation, by: actor, token: token, as: Done.init) { store, moment in
            try act(store, moment)
            return Done("")
        }
    }
}

/// An answer that can be kept as a text beside a form token.
protocol RawTextual {
    var rawText: String { get }
}

extension Identifier: RawTextual {
    var rawText: String { rawValue }
}

private struct Done: Sendable, RawTextual {
    init(_ text: String) {}
    var rawText: String { "" }
}
