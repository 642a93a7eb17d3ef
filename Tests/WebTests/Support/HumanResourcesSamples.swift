import CivilTime
import Telework
import TestSupport

@testable import UseCases
@testable import Web

/// The models of the pages of human resources, in every shape.
enum HumanResourcesSamples {
    static func pages(_ language: Language) -> [any PageModel] {
        accounts(language) + people(language) + imports(language) + allowances(language) + journal(language)
    }

    private static let today = day("2026-11-02")

    private static func error(_ field: String) -> FieldError { FieldError(field: field, message: "…") }

    private static func accounts(_ language: Language) -> [any PageModel] {
        let account = ListedAccount(Cast.solene.account, person: Cast.solene.person())
        var disabled = Cast.karim.account
        disabled.isEnabled = false
        let closed = ListedAccount(disabled, person: nil)
        let many = Array(repeating: account, count: 120)
        let code = IssuedCode(
            account: account.id, login: account.login, person: nil, name: nil,
            code: OneTimeCode(from: TestCryptography()))
        return [
            PasswordPage(
                isFirst: true, notice: nil, errors: ["actuel", "nouveau", "confirmation"].map(error),
                language: language),
            PasswordPage(isFirst: false, notice: "…", errors: [], language: language),
            AccountsPage(many, search: "", page: ListPage(2), language: language),
            AccountsPage([], search: "x", page: .first, language: language),
            AccountPage(
                account, givesAdministration: true, isOwn: true, notice: "…", errors: [error("roles")],
                language: language),
            AccountPage(account, givesAdministration: false, isOwn: false, language: language),
            AccountPage(closed, givesAdministration: true, isOwn: false, language: language),
            NewAccountPage(Form(["langue": "fr"]), givesAdministration: true, errors: [], language: language),
            NewAccountPage(
                Form(["identifiant": "x", "roles": "works_council"]), givesAdministration: false,
                errors: [error("identifiant"), error("roles")], language: language),
            IssuedCodesPage([code], organisation: "cpam-test", language: language),
            IssuedCodesPage([], organisation: "cpam-test", language: language),
        ]
    }

    private static func people(_ language: Language) -> [any PageModel] {
        func list(_ count: Int, total: Int) -> ListPeople.Page {
            ListPeople.Page(
                people: Array(repeating: Cast.odile.person(), count: count), total: total,
                teams: TestOrganisation.teams, sites: TestOrganisation.sites, posts: TestOrganisation.posts,
                today: today)
        }
        func view(_ character: Cast, requests: [Request], agreements: [Agreement], post: Post?) -> ViewPerson.Page {
            ViewPerson.Page(
                person: character.person(), team: nil, site: nil, post: post, manager: character.manager?.person(),
                requests: requests, agreements: agreements, today: today)
        }
        let request = Request(of: .paul, Proposal(from: day("2026-12-07")), on: today, due: nil)
        let agreement = Agreement(of: .paul, .fixed(.monday), from: day("2026-01-01"))
        let officer = Viewer.sample(roles: [.humanResources], language: language)
        let administrator = Viewer.sample(roles: [.administrator], language: language)
        return [
            PeoplePage(
                list(50, total: 120), search: "o", team: TestOrganisation.benefitsTeam, page: ListPage(2),
                managesAccounts: true,
                language: language),
            PeoplePage(
                list(0, total: 0), search: "", team: nil, page: .first, managesAccounts: false, language: language),
            PersonPage(
                view(.odile, requests: [request], agreements: [agreement], post: TestOrganisation.posts.first),
                viewer: officer, language: language),
            PersonPage(
                view(.aicha, requests: [], agreements: [], post: nil), viewer: administrator, language: language),
            PersonPage(view(.aicha, requests: [], agreements: [], post: nil), viewer: officer, language: language),
        ]
    }

    static func preview(_ change: (inout ImportPreview) -> Void) -> ImportPreview {
        var preview = ImportPreview(.people, FileContents<PersonRow>(rows: []))
        change(&preview)
        return preview
    }

    private static func imports(_ language: Language) -> [any PageModel] {
        let item = ImportPreview.Item(key: "1", name: "…", changes: [.init("equipe", "A", "")])
        let many = Array(repeating: item, count: 250)
        let text = LocalizedText(french: "…", english: "…")
        let issue = FileIssue(
            line: 2, column: 3, code: "c", .text(text), origin: .init(heading: "Nom", key: .employeeNumber("1")))
        let refused = FileIssue(line: 0, column: 0, code: "c", .refused(PageSamples.refusedDecision))
        let wrong = preview {
            $0.issues = Array(repeating: issue, count: 250) + [refused]
            $0.notes = [issue]
        }
        let right = preview {
            $0.created = many
            $0.changed = many
            $0.missing = many
            $0.unchangedCount = 1
        }
        let posts = ImportPreview(.posts, FileContents<PostRow>(rows: []))
        let staged = StagedImport(
            id: "i", kind: .people, fileName: "personnes.csv", bytes: [], by: Cast.solene.accountID,
            at: Instant(milliseconds: 0))
        let shown = { (preview: ImportPreview, isRefused: Bool) in
            ImportPreviewPage(
                preview, of: staged, isRefused: isRefused, titles: { _ in nil }, language: language)
        }
        return [
            ImportsPage(chosen: .people, errors: [error("fichier")], language: language),
            ImportsPage(chosen: nil, gone: "…", language: language),
            shown(wrong, false), shown(right, false), shown(right, true), shown(preview { _ in }, false),
            ImportDonePage(ImportOutcome(right), language: language),
            ImportDonePage(ImportOutcome(posts), language: language),
            ImportUnderWayPage(.people, at: "/imports/i", language: language),
            ImportUnderWayPage(.people, givenUpFor: "code", language: language),
        ]
    }

    private static func allowances(_ language: Language) -> [any PageModel] {
        let month = yearMonth("2026-10")
        let close = MonthClose(
            month: month, closedAt: Instant(milliseconds: 0), closedBy: nil, lineCount: 2, total: Cents(1))
        let line = AllowanceLine(
            person: Cast.camille.id, unit: Cents(270), halves: 3, amount: Cents(405), exempt: Cents(400), origin: month)
        let adjustment = AllowanceLine(
            person: Cast.nadia.id, payCode: .adjustment, unit: Cents(270), halves: -1, amount: Cents(-135),
            exempt: Cents(-135), origin: yearMonth("2026-09"))
        let amounts = [
            DatedAmount(from: day("2022-12-02"), amount: Cents(270), certainty: .fictional, source: "…")
        ]
        func view(
            _ lines: [AllowanceLine], close: MonthClose? = nil, problems: [MonthProblem] = [],
            isConfirmed: Bool = false, amounts: [DatedAmount] = amounts, limit: ExemptionLimit? = nil,
            closing: Errand? = nil
        ) -> MonthView {
            MonthView(
                month: month, close: close, closing: closing, lines: lines,
                people: [Cast.camille.id: Payee(Cast.camille.person())],
                total: Cents(405), exempt: Cents(400), problems: problems,
                confirmation: isConfirmed
                    ? AmountConfirmation(
                        year: 2026, amounts: amounts.map(\.amount), confirmedBy: nil,
                        confirmedAt: Instant(milliseconds: 0)) : nil,
                amounts: amounts, limit: limit, today: today)
        }
        func page(_ view: MonthView, refusal: RefusalView? = nil, notice: String? = nil) -> AllowanceMonthPage {
            AllowanceMonthPage(
                view, zone: "Europe/Paris", notice: notice, refusal: refusal, typed: "x", language: language)
        }
        let problems: [MonthProblem] = [
            .notOver(month), .earlierMonthOpen(month), .amountsNotConfirmed(year: 2026), .amountMissing(today),
        ]
        let paid = AllowanceDay(
            date: today, halves: 2, unit: Cents(270), certainty: .fictional,
            source: RuleSource(text: "national", article: "9", layer: .network))
        func detail(_ lines: [AllowanceLine], _ days: [AllowanceDay], isClosed: Bool) -> ViewPersonMonth.Page {
            ViewPersonMonth.Page(
                person: Cast.camille.person(), month: month, days: days, lines: lines, isClosed: isClosed,
                corrected: isClosed && days.isEmpty ? [today] : [], isCorrected: isClosed)
        }
        let personPage = { (view: ViewPersonMonth.Page, isOwn: Bool) in
            AllowancePersonPage(
                view, back: isOwn ? nil : "/indemnites/2026-10", isOwn: isOwn, titles: { _ in nil }, language: language)
        }
        return [
            AllowancesPage([.init(month: month, close: nil), .init(month: month, close: close)], language: language),
            page(view([line, adjustment], problems: problems, limit: TestWorld.exemptions.first)),
            page(view([line], isConfirmed: true), notice: "…"),
            page(view([line], isConfirmed: true), refusal: RefusalView([error("mois")], language)),
            page(view([], isConfirmed: true), refusal: PageSamples.refusal(language)),
            page(view([line], close: close)), page(view([], amounts: [])),
            page(view([], problems: [.beforeFirst(yearMonth("2026-11"))])),
            page(view([line], closing: Errand(by: Cast.solene.accountID, state: .underWay))),
            page(view([line], closing: Errand(by: Cast.solene.accountID, state: .givenUp("code")))),
            AllowanceMonthPage(
                view(Array(repeating: line, count: 120)), .init(page: ListPage(2)), zone: "Europe/Paris",
                language: language),
            AllowanceMonthPage(
                view([line]), .init(page: .whole, search: "Personne"), zone: "Europe/Paris", language: language),
            personPage(detail([line, adjustment], [paid], isClosed: true), false),
            personPage(detail([], [], isClosed: false), true),
        ]
    }

    private static func journal(_ language: Language) -> [any PageModel] {
        let entry = JournalEntry(
            id: "e", at: Instant(milliseconds: 0), actor: Cast.solene.accountID, kind: Event.Kind.monthClosed.rawValue,
            person: Cast.camille.id, entity: "2026-10", rules: "r", commitment: "", authenticator: "", payload: nil)
        func page(_ query: Form, _ journal: JournalPage?) -> JournalPageModel {
            JournalPageModel(
                JournalQuery(query, language: language), journal,
                names: JournalNames(timeZone: "Europe/Paris", people: [:], accounts: [:]), language: language)
        }
        let seal = JournalSeal(sequence: 3, entry: "e", hash: "f")
        func report(_ problems: [JournalProblem], head: JournalSeal?) -> JournalReportPage {
            JournalReportPage(
                JournalReport(sealed: 3, unsealedTail: 1, erased: 0, head: head, problems: problems),
                language: language)
        }
        return [
            page(Form(["page": "2", "acte": "month-closed"]), JournalPage(entries: [entry], total: 120, unsealed: 2)),
            page(Form(), JournalPage(entries: [], total: 0, unsealed: 0)),
            page(Form(["du": "hier"]), nil),
            report([], head: nil),
            report(
                [
                    .changed(entry: "e"), .removed(sequence: 1), .inserted(sequence: 1), .reordered(sequence: 1),
                    .brokenLink(sequence: 1), .forged(entry: "e"), .payloadChanged(entry: "e"),
                ], head: seal),
        ]
    }
}
