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

    /// Has the staged file loaded by an errand, once, however often it is confirmed; it is judged again then, on what the
    /// organisme has become.
    public func confirm(_ id: String, by actor: Actor, in organisation: OrganisationID) async throws {
        if try await job(id, by: actor, in: organisation) != nil { return }
        let staged = try await file(id, by: actor, in: organisation)
        try await environment.store.write(organisation) { store in
            let now = environment.clock.now(in: try store.organisation().timeZone).instant
            // Swept or loaded since it was looked at.
            guard try store.stagedImport(id) != nil else { throw UseCaseError.notFound }
            try store.insert(
                Job.errand(
                    environment.identifiers.next(), kind: LoadingErrand.kind, key: id, by: staged.by,
                    details: [staged.kind.rawValue], at: now))
        }
    }

    /// Where a file is, from its upload to a week after it was loaded.
    public enum Stage: Sendable {
        /// Looked through, with what loading it would do now.
        case waiting(StagedImport, ImportPreview)
        case underWay(ImportKind)
        case loaded(ImportOutcome)
        /// It was asked for, and nothing was loaded; what speaks against it now.
        case refused(StagedImport, ImportPreview)
        /// It was tried until nothing was to be hoped for: the code of what went wrong, for the administrator.
        case givenUp(ImportKind, code: String)
    }

    /// - Throws: ``UseCaseError/notFound`` for a file that is not there any more, or is somebody else's.
    public func stage(_ id: String, by actor: Actor, in organisation: OrganisationID) async throws -> Stage {
        if let job = try await job(id, by: actor, in: organisation),
            let kind = job.details.first.flatMap(ImportKind.init(rawValue:))
        {
            switch job.errand.state {
            case .underWay: return .underWay(kind)
            case .givenUp(let code): return .givenUp(kind, code: code)
            case .over(let text):
                if let outcome = ImportOutcome(kind, text) { return .loaded(outcome) }
                let (staged, preview) = try await preview(id, by: actor, in: organisation)
                return .refused(staged, preview)
            }
        }
        let (staged, preview) = try await preview(id, by: actor, in: organisation)
        return .waiting(staged, preview)
    }

    private func job(_ id: String, by actor: Actor, in organisation: OrganisationID) async throws -> Job? {
        try actor.require(.importFiles)
        return try await environment.store.read(organisation) { store in
            try store.jobs(of: LoadingErrand.kind).first { $0.key == id && $0.errand.by == actor.account }
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

/// What loading a file did, as kept when the file itself is gone.
public struct ImportOutcome: Hashable, Sendable {
    public let kind: ImportKind
    public let createdCount: Int
    public let changedCount: Int
    public let unchangedCount: Int
    /// How many people employed that day were not in the file.
    public let missingCount: Int

    public init(_ preview: ImportPreview) {
        kind = preview.kind
        createdCount = preview.created.count
        changedCount = preview.changed.count
        unchangedCount = preview.unchangedCount
        missingCount = preview.missing.count
    }

    public var changesNothing: Bool { createdCount + changedCount == 0 }

    /// « created=1 changed=0 unchanged=12 missing=3 »; nil for any other outcome.
    init?(_ kind: ImportKind, _ text: String) {
        let counts = text.split(separator: " ").compactMap { part -> Int? in
            part.firstIndex(of: "=").flatMap { Int(part[part.index(after: $0)...]) }
        }
        guard counts.count == 4 else { return nil }
        self.kind = kind
        (createdCount, changedCount, unchangedCount, missingCount) = (counts[0], counts[1], counts[2], counts[3])
    }

    var text: String {
        "created=\(createdCount) changed=\(changedCount) unchanged=\(unchangedCount) missing=\(missingCount)"
    }
}

/// Loads the files that HR confirmed.
public struct LoadingErrand: ErrandHandler {
    public static let kind = "load-file"
    /// In seconds: how much longer than others a file is kept that was asked for and is not loaded, given up or not.
    public static let longest = 7 * 24 * 3_600

    let environment: Environment
    let files: any FileReading

    public init(_ environment: Environment, files: any FileReading) {
        self.environment = environment
        self.files = files
    }

    public var kind: String { Self.kind }

    public func run(_ job: Job, by actor: Actor, in store: any StoreWriting, at moment: Moment) throws -> String {
        guard let staged = try store.stagedImport(job.key) else { throw UseCaseError.notFound }
        let preview = try RunImport(environment, files: files).load(staged.kind, staged.bytes, by: actor, in: store)
        guard preview.canBeLoaded else { throw JobRefusal.refused }
        try store.deleteStagedImport(job.key)
        return ImportOutcome(preview).text
    }
}
