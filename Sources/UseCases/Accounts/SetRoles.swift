import CivilTime
import Telework

/// Gives an account the roles that are given by hand, in place of those it had.
public struct SetRoles: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// - Throws: ``UseCaseError/invalid(_:)`` on the field `roles` when a role is read from the organisation
    ///   or is the operator's to give
    ///   (``FieldProblem/Kind/unknown``), or when an administrator gives up that role for themself
    ///   (``FieldProblem/Kind/required``): an organisme always keeps one. ``UseCaseError/notFound`` when somebody else
    ///   than an administrator gives or takes that role.
    public func callAsFunction(
        _ roles: Set<Role>, to id: AccountID, by actor: Actor, in organisation: OrganisationID
    ) async throws {
        try await environment.store.write(organisation) { store in
            var account = try store.administered(id, by: actor)
            try actor.requireGiving(roles, insteadOf: account.roles)
            if account.id == actor.account, account.roles.contains(.administrator), !roles.contains(.administrator) {
                throw UseCaseError.invalid([FieldProblem("roles", .required)])
            }
            guard account.roles != roles else { return }
            account.roles = roles
            try store.update(account)
            let moment = environment.clock.now(in: try store.organisation().timeZone)
            try environment.recordChange("roles", of: account, by: actor, at: moment, in: store)
        }
    }
}

/// Closes an account to sign-in, or opens it again. Nobody closes their own.
public struct EnableAccount: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(
        _ id: AccountID, isEnabled: Bool, by actor: Actor, in organisation: OrganisationID
    ) async throws {
        try await environment.store.write(organisation) { store in
            var account = try store.administered(id, by: actor)
            guard account.id != actor.account else {
                throw UseCaseError.invalid([FieldProblem("enabled", .outOfRange)])
            }
            guard account.isEnabled != isEnabled else { return }
            account.isEnabled = isEnabled
            try store.update(account)
            if !isEnabled { try store.deleteSessions(of: account.id) }
            let moment = environment.clock.now(in: try store.organisation().timeZone)
            try environment.recordChange(
                isEnabled ? "enabled" : "disabled", of: account, by: actor, at: moment, in: store)
        }
    }
}

/// The language in which someone reads the program.
public struct ChangeLanguage: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(_ language: Language, by actor: Actor, in organisation: OrganisationID) async throws {
        guard let id = actor.account else { throw UseCaseError.notFound }
        try await environment.store.write(organisation) { store in
            guard var account = try store.account(id) else { throw UseCaseError.notFound }
            guard account.language != language else { return }
            account.language = language
            try store.update(account)
        }
    }
}

extension Actor {
    /// Checks that the actor may set these roles: only those given by hand, the administrator's by an administrator, and
    /// those beyond the organisme by the program itself.
    func requireGiving(_ roles: Set<Role>, insteadOf former: Set<Role>) throws {
        let known = isSystem ? Role.assignable.union(Role.ofTheOperator) : Role.assignable
        guard roles.isSubset(of: known) else { throw UseCaseError.invalid([FieldProblem("roles", .unknown)]) }
        guard roles.contains(.administrator) == former.contains(.administrator) || self.roles.contains(.administrator)
        else { throw UseCaseError.notFound }
    }
}
