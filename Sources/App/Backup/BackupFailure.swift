/// What is wrong with a backup, in words.
enum BackupFailure {
    static func truncated(_ path: String) -> Failure {
        Failure(
            .refused, "La sauvegarde \(path) est incomplète : elle a été coupée. Prenez-en une autre.",
            "The backup \(path) is incomplete: it was cut short. Take another one.")
    }

    static func changed(_ path: String) -> Failure {
        Failure(
            .refused,
            "La sauvegarde \(path) n’est plus telle qu’elle a été écrite : des octets ont changé. Prenez-en une autre.",
            "The backup \(path) is no longer as it was written: bytes have changed. Take another one.")
    }

    static func longer(_ path: String) -> Failure {
        Failure(
            .refused,
            "La sauvegarde \(path) est suivie d’autres octets, qui ne sont pas d’elle. Prenez-en une autre.",
            "The backup \(path) is followed by other bytes that are not its own. Take another one.")
    }

    static func postgres() -> Failure {
        Failure(
            .refused,
            "« pendulaire backup » sauvegarde un fichier SQLite : pour PostgreSQL, employez pg_basebackup et l’archivage "
                + "continu (voir docs/backup.md).",
            "‘pendulaire backup’ is for an SQLite file: for PostgreSQL, use pg_basebackup and continuous archiving "
                + "(see docs/backup.md).")
    }

    static func unsound(_ path: String, _ findings: [String]) -> Failure {
        let first = findings.first ?? ""
        return Failure(
            .unavailable,
            "La copie de la base \(path) n’est pas saine, et n’est pas gardée : la base est endommagée, rétablissez une "
                + "sauvegarde plus ancienne (« pendulaire restore »). Détail : \(first)",
            "The copy of the database \(path) is not sound, and is not kept: the database is damaged, restore an older "
                + "backup (‘pendulaire restore’). Detail: \(first)")
    }
}
