import CivilTime
import Telework
import TestSupport
import Testing
import UseCases

extension Attempt {
    static let months: [Attempt] = [
        Attempt("CloseMonth", .silence) {
            try await CloseMonth($0.environment)(yearMonth("2026-10"), by: $0.by(.solene), in: $0.organisation)
        },
        // The same form as in the other organisme: its answer is not given here, nor its month closed.
        Attempt("CloseMonth, by a form", .refused("alreadyClosed")) {
            try await CloseMonth($0.environment)(
                $0.isCrossing ? Side.month : yearMonth("2026-10"), by: $0.by(.solene), in: $0.organisation,
                token: "\($0.hands.mark)-form\($0.isCrossing ? "" : "-2")")
        },
        Attempt("AskToCloseMonth", .silence) {
            try await AskToCloseMonth($0.environment)(yearMonth("2026-10"), by: $0.by(.solene), in: $0.organisation)
        },
        Attempt("ConfirmAmounts", .silence) {
            try await ConfirmAmounts($0.environment)(
                2026, amounts: [Cents(325)], by: $0.by(.solene), in: $0.organisation)
        },
        Attempt("ExportPayroll", .nothing) {
            try await ExportPayroll($0.environment)(Side.month, by: $0.by(.solene), in: $0.organisation)
        },
        Attempt("ViewMonth", .nothing) {
            try await ViewMonth($0.environment)(Side.month, by: $0.by(.solene), in: $0.organisation)
        },
        Attempt("ListMonths", .silence) {
            try await ListMonths($0.environment)(by: $0.by(.solene), in: $0.organisation)
        },
        Attempt("ViewPersonMonth") {
            try await ViewPersonMonth($0.environment)(
                Side.month, of: $0.hands.person(.camille), by: $0.by(.solene), in: $0.organisation)
        },
        Attempt("Rejudge", .silence) { call in
            var sample = Rejudge.Sample()
            sample.weeks = [.init(person: call.hands.person(.camille), week: isoWeek("2026-W46"))]
            sample.requests = [call.hands.submitted]
            let objections = try await Rejudge(call.environment)(sample, in: call.organisation)
            // What is missing is named as the sample named it.
            return objections.filter { if case .missing = $0 { false } else { call.isCrossing } }
        },
    ]

    static let others: [Attempt] = [
        Attempt("SealJournal", .silence) { try await SealJournal($0.environment)(in: $0.organisation) },
        Attempt("VerifyJournal", .silence) {
            try await VerifyJournal($0.environment)(by: $0.by(.karim), in: $0.organisation)
        },
        Attempt("CheckJournalHead", .silence) {
            try await CheckJournalHead($0.environment)(in: $0.organisation, expecting: nil)
        },
        Attempt("ViewJournal", .nothing) {
            try await ViewJournal($0.environment)(by: $0.by(.karim), in: $0.organisation)
        },
        Attempt("ViewJournal, of a person", .nothing) {
            try await ViewJournal($0.environment)(
                JournalFilter(person: $0.hands.person(.camille)), by: $0.by(.karim), in: $0.organisation
            ).entries
        },
        Attempt("NameJournal", .nothing) { call in
            let entry = JournalEntry(
                id: "e", at: noon, actor: call.hands.account(.marc), kind: "k", person: call.hands.person(.nadia),
                entity: nil, rules: "", commitment: "", authenticator: "", payload: nil)
            return try await NameJournal(call.environment)([entry], by: call.by(.karim), in: call.organisation)
        },
        Attempt("ListPeople", .nothing) {
            try await ListPeople($0.environment)(by: $0.by(.solene), in: $0.organisation)
        },
        Attempt("ListPeople, of a team", .nothing) {
            try await ListPeople($0.environment)(
                search: $0.hands.mark, team: $0.hands.team, by: $0.by(.solene), in: $0.organisation)
        },
        Attempt("ViewPerson") {
            try await ViewPerson($0.environment)($0.hands.person(.nadia), by: $0.by(.solene), in: $0.organisation)
        },
        // A number that the organisme does not know: nothing of the file is loaded.
        Attempt("RunImport", .silence) { call in
            let files = AbsenceFile(of: call.hands.login(.camille))
            let preview = try await RunImport(call.environment, files: files)(
                .absences, [], by: call.by(.solene), in: call.organisation)
            #expect(preview.canBeLoaded != call.isCrossing)
            return preview.created.count
        },
        Attempt("StageImport", .silence) {
            try await StageImport($0.environment, files: AbsenceFile(of: $0.hands.login(.camille)))(
                .absences, fileName: "f", [], by: $0.by(.solene), in: $0.organisation)
        },
        Attempt("StageImport, looked at") {
            try await StageImport($0.environment, files: AbsenceFile(of: $0.hands.login(.camille))).preview(
                $0.hands.staged, by: $0.by(.solene), in: $0.organisation)
        },
        Attempt("StageImport, confirmed") {
            try await StageImport($0.environment, files: AbsenceFile(of: $0.hands.login(.camille))).confirm(
                $0.hands.staged, by: $0.by(.solene), in: $0.organisation)
        },
        Attempt("StageImport, followed") { call in
            let staging = StageImport(call.environment, files: AbsenceFile(of: call.hands.login(.camille)))
            guard
                case .waiting(let file, _) = try await staging.stage(
                    call.hands.staged, by: call.by(.solene), in: call.organisation)
            else { throw UseCaseError.outdated }
            return file
        },
        Attempt("ListTexts", .nothing) {
            try await ListTexts($0.environment)(by: $0.by(.camille), in: $0.organisation)
        },
        Attempt("ViewText") {
            try await ViewText($0.environment)($0.hands.text, by: $0.by(.camille), in: $0.organisation)
        },
        // Figures are of nobody: they name nothing of either organisme.
        Attempt("ViewFigures", .silence) {
            try await ViewFigures($0.environment)(by: $0.by(.solene), in: $0.organisation)
        },
        Attempt("CheckFigures", .silence) { try await CheckFigures($0.environment)(in: $0.organisation) },
        Attempt("RecountFigures", .silence) { try await RecountFigures($0.environment)(in: $0.organisation) },
        Attempt("CreateOrganisation", .refused("taken")) {
            try await CreateOrganisation($0.environment)(
                code: $0.isCrossing ? $0.hands.code : "\($0.hands.mark)-new", name: "Nouveau")
        },
        Attempt("ConfigureOrganisation", .nothing) {
            var settings = OrganisationSettings()
            settings.name = "Changé"
            return try await ConfigureOrganisation($0.environment)(
                settings, by: $0.by(.karim), in: $0.organisation)
        },
    ]
}
