import Testing

@Suite("The length of files")
struct FileLengthTests {
    private static let limit = 400

    @Test("no Swift file is longer than 400 lines", arguments: ["Sources", "Tests"])
    func length(folder: String) throws {
        let files = try Repository.swiftFiles(under: folder)
        print("Architecture: measured \(files.count) files under \(folder)")
        #expect(files.count > 0)
        for file in files where file.lineCount > Self.limit {
            Issue.record("\(file.path) has \(file.lineCount) lines")
        }
    }
}
