import ArgumentParser
import Telework

/// The organisme that a command is about, and the base it is in.
struct OrganisationBaseOptions: ParsableArguments {
    @Option(
        help: .said(
            "Code de l’organisme, s’il y en a plusieurs.", "Code of the organisation, if there are several.",
            value: ("code", "code")))
    var organisation: String?

    @OptionGroup var store: StoreOptions

    /// - Throws: ``Failure`` when there are several organismes and none was named.
    func open() async throws -> (Composition, Organisation) {
        let composition = try await store.compose()
        return (composition, try await composition.organisation(organisation))
    }

    /// The one that was named, or all of them.
    func openAll() async throws -> (Composition, [Organisation]) {
        let composition = try await store.compose()
        return (composition, try await composition.organisations(organisation))
    }
}
