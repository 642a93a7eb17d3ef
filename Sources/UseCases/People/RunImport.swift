import CivilTime
import Telework

/// Loads a file of HR, or says what loading it would do. All or nothing (`docs/data-dictionary.md`).
public struct RunImport: Sendable {
    let environment: Environment
    let files: any FileReading

    public init(_ environment: Environment, files: any FileReading) {
        self.environment = environment
        self.files = files
    }

    /// What loading the file would create, change and leave; nothing is written.
    public func preview(
        _ kind: ImportKind, _ bytes: [UInt8], by actor: Actor, in organisation: OrganisationID
    ) async throws -> ImportPreview {
        try actor.require(.importFiles)
        do {
            return try await environment.store.write(organisation) { store -> ImportPreview in
                throw RolledBack(preview: try run(kind, bytes, by: actor, in: store).preview)
            }
        } catch let outcome as RolledBack {
            return outcome.preview
        }
    }

    /// Loads the file when nothing is wrong with it; otherwise changes nothing and returns what is.
    public func callAsFunction(
        _ kind: ImportKind, _ bytes: [UInt8], by actor: Actor, in organisation: OrganisationID
    ) async throws -> ImportPreview {
        try actor.require(.importFiles)
        do {
            return try await environment.store.write(organisation) { store in
                let preview = try load(kind, bytes, by: actor, in: store)
                guard preview.canBeLoaded else { throw RolledBack(preview: preview) }
                return preview
            }
        } catch let outcome as RolledBack {
            return outcome.preview
        } catch StoreError.conflict {
            throw UseCaseError.outdated
        }
    }

    /// The same in a transaction that the caller undoes when the file cannot be loaded.
    func load(
        _ kind: ImportKind, _ bytes: [UInt8], by actor: Actor, in store: any StoreWriting
    ) throws -> ImportPreview {
        try actor.require(.importFiles)
        let (preview, events) = try run(kind, bytes, by: actor, in: store)
        if preview.canBeLoaded, !preview.changesNothing {
            let moment = environment.clock.now(in: try store.organisation().timeZone)
            try environment.record(events, by: actor, at: moment, in: store)
        }
        return preview
    }

    /// Writes as it judges, since later lines depend on earlier ones; the transaction is what makes it all or nothing.
    private func run(
        _ kind: ImportKind, _ bytes: [UInt8], by actor: Actor, in store: any StoreWriting
    ) throws -> (preview: ImportPreview, events: [Event]) {
        switch kind {
        case .organisation:
            let contents = files.organisation(bytes)
            let plan = try OrganisationImport(contents, store: store)
            let isSound = plan.preview.canBeLoaded
            return (
                plan.preview.sorted(contents.origin),
                isSound ? try plan.apply(to: store, environment: environment) : []
            )
        case .posts:
            let contents = files.posts(bytes)
            let plan = try PostsImport(contents, store: store)
            return (
                plan.preview.sorted(contents.origin), plan.preview.canBeLoaded ? try plan.apply(to: store) : []
            )
        case .people:
            let contents = files.people(bytes)
            let plan = try PeopleImport(contents, store: store, environment: environment)
            let isSound = plan.preview.canBeLoaded
            return (
                plan.preview.sorted(contents.origin),
                isSound ? try plan.apply(to: store, environment: environment) : []
            )
        case .absences:
            let contents = files.absences(bytes)
            let plan = try DaysImport(absences: contents, by: actor, store: store, environment: environment)
            return (plan.preview.sorted(contents.origin), plan.events + [Event(.absencesImported)])
        case .days:
            let contents = files.days(bytes)
            let plan = try DaysImport(days: contents, store: store, environment: environment)
            return (plan.preview.sorted(contents.origin), plan.events + [Event(.daysImported)])
        }
    }
}

/// Carries a preview out of a transaction that must leave nothing.
private struct RolledBack: Error {
    let preview: ImportPreview
}
