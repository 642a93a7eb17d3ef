import SQLDriver

extension Migration {
    /// The services that people had before the one of their team. What changed before this step is not known: those days
    /// count as lived in the service of the first row after them, else in the one of today.
    static let createPastService = Migration(
        12, "create_past_service",
        [
            // In order of day: a month asks for all that ended after its first day, whoever it was of. service is null for
            // a team that the organisation did not know.
            """
            CREATE TABLE past_service (
                \(Column.organisation),
                \(Column.day("until_day")),
                \(Column.identifier("person_id")),
                \(Column.optionalText("service", atMost: "100")),
                PRIMARY KEY (organisation_id, until_day, person_id),
                \(Column.reference("person_id", to: "person"))
            )\(Column.clustered)
            """
        ])
}
