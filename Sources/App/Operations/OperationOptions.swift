import ArgumentParser

/// How the server bears load, tells of itself and stops.
struct OperationOptions: ParsableArguments {
    @Option(
        help: .said(
            "Secondes entre l’ordre d’arrêt et la fermeture du port, pour un répartiteur (0).",
            "Seconds between the order to stop and the closing of the port, for a load balancer (0).",
            value: ("secondes", "seconds")))
    var drainSeconds: String?

    @Option(
        help: .said(
            "Secondes laissées ensuite à ce qui est commencé (30).", "Seconds left after that to what has begun (30).",
            value: ("secondes", "seconds")))
    var graceSeconds: String?

    @Option(
        help: .said(
            "Port des mesures Prometheus, /metriques (aucun).", "Port of the Prometheus figures, /metriques (none)."))
    var metricsPort: String?

    @Option(
        help: .said(
            "Adresse d’écoute des mesures (127.0.0.1).", "Address the figures are served on (127.0.0.1).",
            value: ("adresse", "host")))
    var metricsHost: String?

    @Option(
        help: .said(
            "Forme du journal technique : text ou json (text).", "Format of the logs: text or json (text).",
            value: ("forme", "format")))
    var logFormat: String?

    @Option(
        help: .said(
            "Demandes traitées à la fois (64).", "Requests worked on at once (64).", value: ("nombre", "number")))
    var maxRequests: String?

    @Option(
        help: .said(
            "Demandes qui attendent leur tour ; la suivante reçoit 503 (256).",
            "Requests that wait for their turn; the next gets 503 (256).", value: ("nombre", "number")))
    var maxWaiting: String?

    @Flag(
        help: .said(
            "Reprend l’en-tête X-Request-Id, que le mandataire placé devant doit écrire.",
            "Takes over the header X-Request-Id, which the proxy in front must write."))
    var trustRequestId = false

    /// The values given, by the key of their setting.
    var given: [String: String?] {
        [
            "drainSeconds": drainSeconds, "graceSeconds": graceSeconds, "metricsPort": metricsPort,
            "metricsHost": metricsHost, "logFormat": logFormat, "maxRequests": maxRequests,
            "maxWaiting": maxWaiting, "trustRequestId": trustRequestId ? "true" : nil,
        ]
    }
}
