import CivilTime
import Telework

/// A file uploaded on the page waits, with its preview, until its author confirms it.
public struct StageImport: Sendable {
    let environment: Environment
    let files: any FileReading

    public init(_ environment: Environment, files: any FileReading) {
        self.environment = environment
        self.files = files
    }

    /// How long a file waits, in seconds.
    static let lifetime = 3_600

    /// Keeps the file for an hour.
    public func callAsFunction(
        _ kind: ImportKind, fileName: String, _ bytes: [UInt8], by actor: Actor, in organisation: OrganisationID
    ) async throws -> String {
        try actor.require(.importFiles)
        guard let account = actor.account else { throw UseCaseError.notFound }
        return try await environment.store.write(organisation) { store in
            let moment = environment.clock.now(in: try store.organisation().timeZone)
            try store.deleteStagedImports(
                before: moment.instant.adding(seconds: -StageImport.lifetime), limit: Housekeeping.batch)
            let staged = StagedImport(
                id: environment.identifiers.next(), kind: kind, fileName: String(fileName.prefix(200)), bytes: bytes,
                by: account, at: moment.instant)
            try store.insert(staged)
            return staged.id
        }
    }

    /// The staged file and what loading it would do now.
    public func preview(
        _ id: String, by actor: Actor, in organisation: OrganisationID
    ) async throws -> (file: StagedImport, preview: ImportPreview) {
        let staged = try await file(id, by: actor, in: organisation)
        let preview = try await RunImport(environment, files: files).preview(
            staged.kind, staged.bytes, by: actor, in: organisation)
        return (staged, preview)
    }

    /// Loads the staged file; it is judged again on what the organisme has become meanwhile.
    public func confirm(
        _ id: String, by actor: Actor, in organisation: OrganisationID
    ) async throws -> ImportPreview {
        let staged = try await file(id, by: actor, in: organisation)
        return try await RunImport(environment, files: files)(
            staged.kind, staged.bytes, by: actor, in: organisation
        ) { store in
            // Of two confirmations at once, one loads the file and the other finds it gone.
            guard try store.stagedImport(id) != nil else { throw UseCaseError.notFound }
            try store.deleteStagedImport(id)
        }
    }

    private func file(
        _ id: String, by actor: Actor, in organisation: OrganisationID
    ) async throws -> StagedImport {
        try actor.require(.importFiles)
        return try await environment.store.read(organisation) { store in
            let now = environment.clock.now(in: try store.organisation().timeZone).instant
            guard let staged = try store.stagedImport(id), staged.by == actor.account,
                staged.at >= now.adding(seconds: -StageImport.lifetime)
            else {
                throw UseCaseError.notFound
            }
            return staged
        }
    }
}
