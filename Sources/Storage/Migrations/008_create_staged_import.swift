import SQLDriver

extension Migration {
    static let createStagedImport = Migration(
        8, "create_staged_import",
        [
            """
            CREATE TABLE staged_import (
                \(Column.organisation),
                \(Column.identifier("id")),
                \(Column.code("kind", in: "'organisation', 'postes', 'personnes', 'absences', 'jours'")),
                \(Column.text("file_name", atMost: "1000")),
                content \(Column.bytes) NOT NULL,
                \(Column.identifier("account_id")),
                \(Column.instant("staged_at")),
                PRIMARY KEY (organisation_id, id)
            )\(Column.strict)
            """,
            """
            CREATE INDEX staged_import_by_time ON staged_import (organisation_id, staged_at)
            """,
        ])
}
