import CivilTime
import Telework

/// What an act works in, for the length of one transaction: the time, and what frames everyone's days.
final class Scene {
    let moment: Moment
    private let read: () throws -> Frame
    private var known: Frame?

    fileprivate init(moment: Moment, read: @escaping () throws -> Frame) {
        self.moment = moment
        self.read = read
    }

    /// Read when it is first asked for: some acts need none, and none needs it twice.
    func frame() throws -> Frame {
        if let known { return known }
        let frame = try read()
        known = frame
        return frame
    }
}

extension Environment {
    /// Runs an act in one transaction, once for each form token.
    ///
    /// The same token gives the answer it gave before, also when the first answer was lost on its way; a new token is
    /// judged by the rules. A conflict with another writer comes out as ``UseCaseError/outdated``.
    func change<Value: Sendable & RawTextual>(
        _ organisation: OrganisationID, by actor: Actor, token: String?, as type: @escaping @Sendable (String) -> Value,
        _ act: @escaping @Sendable (any StoreWriting, Scene) throws -> Value
    ) async throws -> Value {
        do {
            let value = try await store.write(organisation) { store in
                let organisme = try store.organisation()
                let moment = clock.now(in: organisme.timeZone)
                let scene = Scene(moment: moment) { try store.frame(in: self, of: organisme, at: moment) }
                guard let token, let account = actor.account else { return try act(store, scene) }
                if let answer = try store.answer(toForm: token, account: account) { return type(answer) }
                let value = try act(store, scene)
                try store.remember(answer: value.rawText, toForm: token, account: account, at: moment.instant)
                return value
            }
            observer?.decided(.allowed)
            return value
        } catch StoreError.conflict {
            throw UseCaseError.outdated
        } catch UseCaseError.refused(let decision) {
            observer?.decided(decision.reasons.isEmpty ? .incomplete : .refused)
            throw UseCaseError.refused(decision)
        }
    }

    /// The same for an act that answers nothing.
    func change(
        _ organisation: OrganisationID, by actor: Actor, token: String?,
        _ act: @escaping @Sendable (any StoreWriting, Scene) throws -> Void
    ) async throws {
        _ = try await change(organisation, by: actor, token: token, as: Done.init) { store, scene in
            try act(store, scene)
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
