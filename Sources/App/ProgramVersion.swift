/// The version of the program, as its backups, its package and its operators name it.
enum ProgramVersion {
    static let current = "0.2.0"
}
