import CivilTime
import Foundation
import Logging
import ServiceLifecycle
import Telework
import Testing
import UseCases

@testable import App

@Suite("The service of errands")
struct ErrandServiceTests {
    /// Asks for a month that has nothing to pay, by an account that HR has.
    private func ask(_ composition: Composition, _ organisation: OrganisationID) async throws -> YearMonth {
        let environment = composition.environment
        let account = Account(
            id: AccountID("hr"), login: "hr", person: nil, roles: [.humanResources], passwordHash: "x",
            mustChangePassword: false, language: .french)
        try await environment.store.write(organisation) { try $0.insert(account) }
        let actor = Actor(account: account.id, person: nil, roles: account.roles)
        let today = environment.clock.now(in: "Europe/Paris").date
        let month = YearMonth(containing: today).adding(months: -1)
        let amounts = try await ViewMonth(environment)(month, by: actor, in: organisation).amounts.map(\.amount)
        try await ConfirmAmounts(environment)(month.year, amounts: amounts, by: actor, in: organisation)
        try await AskToCloseMonth(environment)(month, by: actor, in: organisation)
        return month
    }

    private var logger: Logger { Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }) }

    @Test("what is asked for is done while who asked waits", .timeLimit(.minutes(10)))
    func hurried() async throws {
        let (composition, organisation) = try await Place.withOrganisme().composition()
        let month = try await ask(composition, organisation)
        let desk = ErrandDesk(patience: .seconds(3_600))
        let group = ServiceGroup(
            services: [ErrandService(desk: desk, composition: composition, logger: logger)], logger: logger)
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            await desk.hurry(organisation)
            let close = try await composition.environment.store.read(organisation) { try $0.close(of: month) }
            #expect(close?.closedBy == AccountID("hr"))
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
        // Nobody serves any more: whoever asks does not wait.
        await desk.hurry(organisation)
        try await composition.database.close()
    }

    @Test("who asked does not wait for ever, and what was asked for stays to be done", .timeLimit(.minutes(10)))
    func patience() async throws {
        let (composition, organisation) = try await Place.withOrganisme().composition()
        let month = try await ask(composition, organisation)
        // No service is there to do it.
        await ErrandDesk(patience: .zero).hurry(organisation)
        let (close, jobs) = try await composition.environment.store.read(organisation) { store in
            (try store.close(of: month), try store.jobs(of: "close-month"))
        }
        #expect(close == nil && jobs.map(\.state.kind) == [.waiting])
        try await composition.database.close()
    }
}
