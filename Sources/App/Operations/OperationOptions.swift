import ArgumentParser

/// How the server bears load, tells of itself and stops.
struct OperationOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            words(
                "Secondes entre l’ordre d’arrêt et la fermeture du port, pour un répartiteur (0).",
                "Seconds between the order to stop and the closing of the port, for a load balancer (0)."),
            valueName: words("secondes", "seconds")))
    var drainSeconds: String?

    @Option(
        help: ArgumentHelp(
            words(
                "Secondes laissées ensuite à ce qui est commencé (30).",
                "Seconds left after that to what has begun (30)."),
            valueName: words("secondes", "seconds")))
    var graceSeconds: String?

    @Option(
        help: ArgumentHelp(
            words(
                "Port des mesures Prometheus, /metriques (aucun).", "Port of the Prometheus figures, /metriques (none)."
            )
        ))
    var metricsPort: String?

    @Option(
        help: ArgumentHelp(
            words("Adresse d’écoute des mesures (127.0.0.1).", "Address the figures are served on (127.0.0.1)."),
            valueName: words("adresse", "host")))
    var metricsHost: String?

    @Option(
        help: ArgumentHelp(
            words("Forme du journal technique : text ou json (text).", "Format of the logs: text or json (text)."),
            valueName: words("forme", "format")))
    var logFormat: String?

    @Option(
        help: ArgumentHelp(
            words("Demandes traitées à la fois (64).", "Requests worked on at once (64)."),
            valueName: words("nombre", "number")))
    var maxRequests: String?

    @Option(
        help: ArgumentHelp(
            words(
                "Demandes qui attendent leur tour ; la suivante reçoit 503 (256).",
                "Requests that wait for their turn; the next gets 503 (256)."),
            valueName: words("nombre", "number")))
    var maxWaiting: String?

    @Flag(
        help: ArgumentHelp(
            words(
                "Reprend l’en-tête X-Request-Id, que le mandataire placé devant doit écrire.",
                "Takes over the header X-Request-Id, which the proxy in front must write.")))
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
