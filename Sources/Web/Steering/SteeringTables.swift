import CivilTime
import Messages
import Telework
import UseCases

/// The tables of a page of indicators.
struct SteeringTables {
    let figures: Steering
    let words: SteeringWords
    let wording: Wording
    /// What the texts call the motives of refusals.
    let motives: [String: LocalizedText]

    var trend: FigureTable {
        FigureTable(
            title: words.trend,
            columns: [
                words.month, words.people, words.share, words.daysPaid, words.cost, words.corrections,
            ].map { FigureTable.Column($0) },
            rows: figures.trend.reversed().map { month in
                let isPaid = month.closes > 0
                return [
                    .text(wording.month(month.month).capitalisedFirst), month.people.figure { .count($0) },
                    month.share,
                    isPaid ? month.paidHalves.figure { .days(halves: $0) } : .none,
                    isPaid ? month.paid.figure { .amount($0) } : .none,
                    isPaid ? month.adjustments.figure { .count($0) } : .none,
                ]
            })
    }

    var formulas: FigureTable {
        parts(figures.formulas, words.formulas, words.formula, words.withAgreement)
    }

    var refusals: FigureTable { parts(figures.refusals, words.motives, words.motive, words.count) }

    var requests: FigureTable {
        let requests = figures.requests
        return FigureTable(
            title: words.requests,
            columns: [
                words.requests, words.filed.capitalisedFirst, words.granted.capitalisedFirst,
                words.refused.capitalisedFirst, words.withdrawn.capitalisedFirst, words.delay,
            ].map { FigureTable.Column($0) },
            rows: [
                [
                    .text(wording.month(figures.month).capitalisedFirst), requests.filed.figure { .count($0) },
                    requests.granted.figure { .count($0) }, requests.refused.figure { .count($0) },
                    requests.withdrawn.figure { .count($0) }, requests.delay,
                ]
            ])
    }

    var groups: FigureTable {
        let all = figures.sexes + figures.contracts + figures.workingTimes
        return FigureTable(
            title: words.groups,
            columns: [words.group, words.people, words.withAgreement, words.share].map { FigureTable.Column($0) },
            rows: all.map { group in
                [
                    .text(name(of: group.slice)), group.people.figure { .count($0) },
                    group.teleworkers.figure { .count($0) },
                    group.teleworkers.figure { .share($0, of: group.people ?? 0) },
                ]
            })
    }

    private func parts(
        _ parts: [Steering.Part], _ title: String, _ first: String, _ count: String
    ) -> FigureTable {
        let isWhole = parts.allSatisfy { $0.count != nil }
        let total = parts.reduce(0) { $0 + ($1.count ?? 0) }
        let columns = [first, count] + (isWhole ? [words.shareOfAll(wording)] : [])
        return FigureTable(
            title: title, columns: columns.map { FigureTable.Column($0) },
            rows: parts.map { part in
                [.text(name(of: part.slice)), part.count.figure { .count($0) }]
                    + (isWhole ? [.share(part.count ?? 0, of: total)] : [])
            })
    }

    private func name(of slice: Slice) -> String {
        let language = wording.language
        return switch slice {
        case .all: ""
        case .sex(let sex): sex?.people[language] ?? wording.pick("Sexe non renseigné", "Sex not given")
        case .contract(let contract): contract.label[language]
        case .workingTime(let time): time.label[language]
        case .formula(let kind): kind.label[language]
        case .motive(let code):
            motives[code]?[language] ?? (code == RefusalForm.otherMotive ? words.other(wording) : code)
        }
    }
}

extension Steering.Month {
    /// Of the people, those who have an agreement.
    var share: FigureValue { teleworkers.figure { .share($0, of: people ?? 0) } }
}

extension Steering.Requests {
    /// Hidden with the decisions; nothing where nothing was decided.
    var delay: FigureValue {
        decided == 0 ? .none : minutes.figure { .delay(minutes: $0) }
    }
}

extension SteeringWords {
    fileprivate func shareOfAll(_ wording: Wording) -> String { wording.pick("Part", "Share") }
    fileprivate func other(_ wording: Wording) -> String { wording.pick("Autre motif", "Other motive") }
}
