import CivilTime
import Telework

/// Creates an organisme. Only the program itself does: nobody can sign in before there is one.
public struct CreateOrganisation: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// - Parameter timeZone: A name of the tz database, already checked by the caller.
    /// - Throws: ``UseCaseError/invalid(_:)`` when the code or the name is missing, or the code is not made of lowercase
    ///   letters, digits and hyphens, or is taken.
    public func callAsFunction(
        code: String, name: String, branch: String? = nil, timeZone: String = "Europe/Paris",
        basis: AgreementBasis = .none
    ) async throws -> Organisation {
        var problems: [FieldProblem] = []
        if code.isEmpty { problems.append(FieldProblem("code", .required)) }
        if code.utf8.count > 64 { problems.append(FieldProblem("code", .tooLong)) }
        let isPlain = code.utf8.allSatisfy {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: "-")
        }
        if !isPlain { problems.append(FieldProblem("code", .unknown)) }
        if name.isEmpty { problems.append(FieldProblem("name", .required)) }
        guard problems.isEmpty else { throw UseCaseError.invalid(problems) }
        let organisation = Organisation(
            id: OrganisationID(environment.identifiers.next()), code: code, name: name, branch: branch,
            timeZone: timeZone, agreementBasis: basis)
        do {
            try await environment.store.create(organisation)
        } catch StoreError.conflict {
            throw UseCaseError.invalid([FieldProblem("code", .taken)])
        }
        try await environment.store.write(organisation.id) { store in
            let moment = environment.clock.now(in: timeZone)
            try environment.recordSettings(["created"], by: .system, at: moment, in: store)
        }
        return organisation
    }
}

/// What can be changed of an organisme; nil leaves it as it is.
public struct OrganisationSettings: Hashable, Sendable {
    public var name: String?
    /// The empty text removes it.
    public var branch: String?
    public var timeZone: String?
    public var agreementBasis: AgreementBasis?
    /// The organisme's own days off, in place of those it had.
    public var extraHolidays: [LocalDate: String]?
    /// Holidays that are worked, in place of those there were.
    public var workedHolidays: Set<LocalDate>?

    public init() {}
}

/// Changes the settings of an organisme.
public struct ConfigureOrganisation: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// Other days off leave the past as it was, and bring the weeks to come in line from today on.
    ///
    /// - Returns: The organisme as it is now; nothing is written when nothing changes.
    /// - Throws: ``UseCaseError/invalid(_:)`` when the name or a holiday's name is empty.
    @discardableResult
    public func callAsFunction(
        _ settings: OrganisationSettings, by actor: Actor, in organisation: OrganisationID
    ) async throws -> Organisation {
        try actor.require(.configure)
        var problems: [FieldProblem] = []
        if settings.name?.isEmpty == true { problems.append(FieldProblem("name", .required)) }
        if settings.extraHolidays?.values.contains("") == true {
            problems.append(FieldProblem("extraHolidays", .required))
        }
        guard problems.isEmpty else { throw UseCaseError.invalid(problems) }
        return try await environment.store.write(organisation) { store in
            let before = try store.organisation()
            let after = before.applying(settings)
            let changed = before.differences(from: after)
            guard !changed.isEmpty else { return before }
            let hasOtherDaysOff =
                after.extraHolidays.keys != before.extraHolidays.keys || after.workedHolidays != before.workedHolidays
            let old = hasOtherDaysOff ? try store.frame(in: environment) : nil
            try store.save(after)
            let moment = environment.clock.now(in: after.timeZone)
            try environment.recordSettings(changed, by: actor, at: moment, in: store)
            if let old {
                let new = try store.frame(in: environment, of: after, at: moment)
                let refilled = try store.reframe(try store.everyone(), from: old, to: new)
                try environment.record(refilled, by: actor, at: moment, in: store)
            }
            return after
        }
    }
}

extension Environment {
    fileprivate func recordSettings(
        _ changed: [String], by actor: Actor, at moment: Moment, in store: any StoreWriting
    ) throws {
        let event = Event(.settingsChanged, details: ["changed": changed.sorted().joined(separator: ",")])
        try record([event], by: actor, at: moment, in: store)
    }
}

extension Organisation {
    fileprivate func applying(_ settings: OrganisationSettings) -> Organisation {
        var changed = self
        if let name = settings.name { changed.name = name }
        if let branch = settings.branch { changed.branch = branch.isEmpty ? nil : branch }
        if let timeZone = settings.timeZone { changed.timeZone = timeZone }
        if let basis = settings.agreementBasis { changed.agreementBasis = basis }
        if let extra = settings.extraHolidays { changed.extraHolidays = extra }
        if let worked = settings.workedHolidays { changed.workedHolidays = worked }
        return changed
    }

    /// The names of the settings that differ: the journal keeps them, never a text someone typed.
    fileprivate func differences(from other: Organisation) -> [String] {
        var names: [String] = []
        if name != other.name { names.append("name") }
        if branch != other.branch { names.append("branch") }
        if timeZone != other.timeZone { names.append("time-zone") }
        if agreementBasis != other.agreementBasis { names.append("agreement-basis") }
        if extraHolidays != other.extraHolidays { names.append("extra-holidays") }
        if workedHolidays != other.workedHolidays { names.append("worked-holidays") }
        return names
    }
}
