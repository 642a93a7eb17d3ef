import Foundation
import SQLDriver
import Storage
import Web

/// All figures of this server, put together when they are asked for.
struct MetricsPage: Sendable {
    /// Where counting what waits stops.
    private static let outboxLimit = 100_000
    private static let limit = Duration.seconds(1)

    let operations: Operations
    let composition: Composition
    let process: ProcessFigures

    func render() async -> Exposition {
        var page = Exposition()
        process.write(to: &page)
        operations.meter.write(to: &page)
        write(operations.admission.figures, to: &page)
        page.gauge(
            "pendulaire_draining", "1 once the server was asked to stop.", [([], operations.draining.hasBegun ? 1 : 0)])
        composition.figures.write(to: &page)
        writePool(to: &page)
        composition.work.write(to: &page)
        await writeOutbox(to: &page)
        return page
    }

    private func write(_ figures: Admission.Figures, to page: inout Exposition) {
        page.gauge(
            "pendulaire_http_requests_waiting", "Requests that wait for their turn.", [([], Double(figures.waiting))])
        page.counter(
            "pendulaire_http_requests_turned_away_total", "Requests answered 503 because too many came.",
            [([], Double(figures.turnedAway))])
    }

    private func writePool(to page: inout Exposition) {
        guard let pool = (composition.database as? any SQLPoolReporting)?.poolFigures else { return }
        page.gauge("pendulaire_database_connections_maximum", "Connections there may be.", [([], Double(pool.maximum))])
        page.gauge("pendulaire_database_connections_busy", "Connections at work.", [([], Double(pool.busy))])
        page.gauge(
            "pendulaire_database_connections_waiting", "Transactions that wait for one.", [([], Double(pool.waiting))])
    }

    /// Left out when the base does not answer in time: the other figures are wanted then above all.
    private func writeOutbox(to page: inout Exposition) async {
        let figures = OperatorFigures(database: composition.database)
        let count = await bounded(by: Self.limit) {
            try? await figures.outboxLength(upTo: Self.outboxLimit)
        }
        guard let count = count ?? nil else { return }
        page.gauge(
            "pendulaire_outbox_messages", "Messages not sent yet, counted up to \(Self.outboxLimit).",
            [([], Double(count))])
    }
}
