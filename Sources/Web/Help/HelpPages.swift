import Messages
import Telework

/// The pages anybody may read: help, legal notice, accessibility.
struct HelpPages: PageGroup {
    let site: Site

    func register(on routes: Routes) {
        routes.openPage(.help) { context in
            site.show(HelpPage(language: context.language), for: context)
        }
        routes.openPage(.legalNotice) { context in
            site.show(LegalNoticePage(language: context.language), for: context)
        }
        routes.openPage(.accessibility) { context in
            site.show(AccessibilityPage(language: context.language), for: context)
        }
    }
}

struct HelpPage: PageModel {
    static let template = TemplateName.help

    let title: String
    let words: HelpWords
    let letters: [Letter]
    let lines: [HelpLine]

    /// A row of the table of the week's letters.
    struct Letter: Sendable {
        let letter: String
        let cssClass: String
        let word: String
        let explanation: String
    }

    init(language: Language) {
        words = .in(language)
        title = words.title
        letters = Cell.allCases.map {
            Letter(
                letter: $0.mark[language], cssClass: $0.cssClass, word: $0.label[language],
                explanation: $0.meaning[language])
        }
        lines = HelpLine.all(language)
    }
}

/// A number to call for help, reached in one click; Pendulaire keeps no trace of who reads it.
struct HelpLine: Sendable {
    let name: String
    let number: String
    /// The number as `tel:` takes it.
    let dialled: String
    let purpose: String

    static func all(_ language: Language) -> [HelpLine] {
        [
            line(
                "3114", LocalizedText(french: "Prévention du suicide", english: "Suicide prevention"),
                LocalizedText(
                    french: "Écoute professionnelle et confidentielle, jour et nuit, gratuite.",
                    english: "Professional and confidential, day and night, free."), language),
            line(
                "3919", LocalizedText(french: "Violences faites aux femmes", english: "Violence against women"),
                LocalizedText(
                    french: "Écoute, information et orientation, jour et nuit, gratuit et anonyme.",
                    english: "Someone to talk to, information and guidance, day and night, free and anonymous."),
                language),
            line(
                "15", LocalizedText(french: "Urgence médicale (Samu)", english: "Medical emergency (Samu)"),
                LocalizedText(
                    french: "Pour une urgence de santé. Le 112 répond aussi, partout en Europe.",
                    english: "For a health emergency. 112 also answers, everywhere in Europe."), language),
            line(
                "114", LocalizedText(french: "Urgence par SMS ou visio", english: "Emergency by text or video"),
                LocalizedText(
                    french: "Pour les personnes sourdes, malentendantes ou qui ne peuvent pas parler.",
                    english: "For people who are deaf, hard of hearing or cannot speak."), language),
        ]
    }

    private static func line(
        _ number: String, _ name: LocalizedText, _ purpose: LocalizedText, _ language: Language
    ) -> HelpLine {
        HelpLine(name: name[language], number: number, dialled: number, purpose: purpose[language])
    }
}

struct LegalNoticePage: PageModel {
    static let template = TemplateName.legalNotice

    let title: String
    let words: LegalNoticeWords

    init(language: Language) {
        words = .in(language)
        title = words.title
    }
}

struct AccessibilityPage: PageModel {
    static let template = TemplateName.accessibility

    let title: String
    let words: AccessibilityWords

    init(language: Language) {
        words = .in(language)
        title = words.title
    }
}
