import Telework

/// The texts that the program knows, read and checked.
public struct TextLibrary: Sendable {
    public let book: Rulebook
    /// The Urssaf limits, by year then basis.
    public let exemptions: [ExemptionLimit]
    /// What a digest of the texts is made of: the same files give the same bytes on every machine.
    public let digestInput: [UInt8]

    /// Reads every `.yaml` under a folder, and checks each text, then the texts against one another.
    ///
    /// - Throws: ``TextLibraryError`` with every problem of every file; what is wrong between texts is looked for once
    ///   each of them is well written.
    public static func load(directory: String) throws(TextLibraryError) -> TextLibrary {
        let shelf = TextShelf(TextFiles(folder: directory))
        let findings = shelf.findings.isEmpty ? shelf.violations : shelf.findings
        guard findings.isEmpty else { throw TextLibraryError(findings: findings) }
        return TextLibrary(book: shelf.book, exemptions: shelf.exemptions, digestInput: shelf.digestInput)
    }

    /// Checks some files on their own, and together with a folder of texts that they complete or replace.
    ///
    /// A file replaces the text of the folder that has its identity, or its path: a draft of the next version of a text
    /// is checked in its place.
    ///
    /// - Parameter directory: The texts to check against; nil for none.
    public static func check(files: [String], against directory: String? = nil) -> TextCheck {
        let given = TextShelf(TextFiles(files))
        let frame = directory.map { TextShelf(TextFiles(folder: $0)) }
        let whole = frame.map { given.completed(by: $0) } ?? given
        let problems = given.findings + (frame?.findings ?? [])
        return TextCheck(
            texts: given.texts.map(\.text), limits: given.limits.count,
            findings: problems.isEmpty ? whole.violations : problems)
    }
}

/// What ``TextLibrary/check(files:against:)`` found.
public struct TextCheck: Sendable {
    /// The texts of the files that are well written.
    public let texts: [RuleText]
    /// How many exemption limits the files hold.
    public let limits: Int
    /// By file, line and column; none when everything is right.
    public let findings: [TextFinding]

    public var isValid: Bool { findings.isEmpty }
}
