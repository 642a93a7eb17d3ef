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
                [
                    .text(wording.month(month.month).capitalisedFirst), month.people.figure { .count($0) },
                    month.share, month.paidDays, month.cost, month.corrections,
                ]
            })
    }

    var formulas: FigureTable {
        parts(figures.formulas, words.formulas, words.formula, words.withAgreement)
    }

    var refusals: FigureTable { parts(figures.refusals, words.motives, words.motive, words.count) }

    var groups: FigureTable {
        let all = figures.sexes + figures.contracts + figures.workingTimes
        return FigureTable(
            title: words.groups,
            columns: [words.group, words.people, words.withAgreement, words.share].map { FigureTable.Column($0) },
            rows: all.map { group in
                [
                    .text(name(of: group.slice)), group.people.figure { .count($0) },
                    figures.teleworkers(of: group), figures.share(of: group),
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
                    + (isWhole ? [.part(part.count ?? 0, of: total)] : [])
            })
    }

    /// What a part is called; empty for the whole.
    func name(of slice: Slice) -> String {
        let language = wording.language
        return switch slice {
        case .all: ""
        case .sex(let sex): sex?.people[language] ?? wording.pick("Sexe non renseigné", "Sex not given")
        case .contract(let contract): contract.label[language]
        case .workingTime(let time): time.label[language]
        case .formula(let kind): kind.label[language]
        case .motive(let code): motives[code]?[language] ?? RefusalForm.label(ofOther: code, language)
        }
    }
}

extension Steering {
    /// Of the people of a group, those who have an agreement.
    func teleworkers(of group: Group) -> FigureValue {
        current?.isBegun == true ? group.teleworkers.figure { .count($0) } : .none(.noData)
    }

    func share(of group: Group) -> FigureValue {
        current?.isBegun == true ? group.teleworkers.figure { .part($0, of: group.people ?? 0) } : .none(.noData)
    }
}

extension Steering.Month {
    /// Of the people, those who have an agreement.
    var share: FigureValue {
        isBegun ? teleworkers.figure { .part($0, of: people ?? 0) } : .none(.noData)
    }

    var paidDays: FigureValue { paid(paidHalves) { .days(halves: $0) } }
    var cost: FigureValue { paid(paid) { .amount($0) } }
    var corrections: FigureValue { paid(adjustments) { .count($0) } }

    private func paid<Value>(_ value: Value?, _ make: (Value) -> FigureValue) -> FigureValue {
        closes > 0 ? value.figure(make) : .none(isBegun ? .notClosed : .noData)
    }
}

extension Steering.Requests {
    /// Hidden with the decisions; nothing where nothing was decided.
    var delay: FigureValue {
        decided == 0 ? .none(.noDecision) : minutes.figure { .delay(minutes: $0) }
    }
}

extension SteeringWords {
    fileprivate func shareOfAll(_ wording: Wording) -> String { wording.pick("Part", "Share") }
}
