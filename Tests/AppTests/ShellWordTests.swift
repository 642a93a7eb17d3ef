import Testing

@testable import App

@Suite("Words of a command to be typed")
struct ShellWordTests {
    @Test(
        "a word is in quotes when a shell would read it otherwise",
        arguments: [
            ("base.sqlite", "base.sqlite"), ("/var/lib/a_b-c.sqlite", "/var/lib/a_b-c.sqlite"),
            ("postgres://u@host:5432/base", "postgres://u@host:5432/base"),
            ("mes bases/b.sqlite", "'mes bases/b.sqlite'"),
            ("postgres://h/b?a=1&b=2", "'postgres://h/b?a=1&b=2'"), ("l'une", #"'l'\''une'"#), ("", "''"),
            ("$(id)", "'$(id)'"), ("é", "'é'"),
        ])
    func quotes(text: String, expected: String) {
        #expect(shellWord(text) == expected)
    }
}
