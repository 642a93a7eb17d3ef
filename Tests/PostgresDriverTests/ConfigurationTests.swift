import PostgresDriver
import SQLDriver
import Testing

@Suite("The address of PostgreSQL")
struct ConfigurationTests {
    @Test(
        "an address says where it leads, without its password",
        arguments: [
            (
                "postgres://anne:s3cret@db1,db2:5433/pendulaire?target_session_attrs=any",
                "postgres://anne@db1:5432,db2:5433/pendulaire"
            ),
            ("postgresql://anne@localhost/base?password=s3cret&sslmode=disable", "postgres://anne@localhost:5432/base"),
            ("postgres://anne:s3cret@%2Ftmp%2Fs/base", "postgres://anne@%2Ftmp%2Fs:5432/base"),
        ])
    func description(url: String, expected: String) throws {
        let configuration = try PostgresConfiguration(url: url)
        #expect(configuration.description.contains("s3cret") == false)
        var dumped = ""
        dump(configuration, to: &dumped)
        #expect(!dumped.contains("s3cret") && !"\(Optional(configuration) as Any)".contains("s3cret"))
        #expect(configuration.description == expected)
    }

    @Test(
        "what is wrong with an address is said without its password",
        arguments: [
            ("postgres://anne:s3cret@db/base?colour=blue", "“colour”"),
            ("postgres://anne:s3cret@db/base?sslmode", "sslmode"),
            ("postgres://anne:s3cret%ZZ@db/base", "percent"),
            ("postgres://anne:x/s3cret@db/base", "%2F"),
            ("postgres://anne:12/s3cret@db/base", "%2F"),
            ("postgres://anne:a@s3cret@db/base", "%40"),
            ("postgres://anne:s3cret@[::1/base", "IPv6"),
            ("mysql://anne:s3cret@db/base", "postgres://"),
            ("s3cret", "postgres://"),
        ])
    func refusals(url: String, expected: String) {
        let error = #expect(throws: SQLError.self) { try PostgresConfiguration(url: url) }
        #expect(error?.kind == .cannotOpen)
        #expect(error?.description.contains("s3cret") == false)
        #expect(error?.description.contains(expected) == true, "\(error.map(String.init(describing:)) ?? "")")
    }
}
