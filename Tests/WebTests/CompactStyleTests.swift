import Testing

@testable import Web

@Suite("The style sheet as it is sent")
struct CompactStyleTests {
    @Test(
        "comments and idle blanks go, what means something stays",
        arguments: [
            (
                "/* a \"word\" */\n.a { color: red; margin: 0 4px }\n\n.b,\n.c { }\n",
                ".a{color:red;margin:0 4px}.b,.c{}"
            ),
            (".a :is(b, c) > d:hover { x: calc(1px + 2px); }", ".a :is(b,c) > d:hover{x:calc(1px + 2px);}"),
            (".a::before { content: \" ;  : \"; }", ".a::before{content:\" ;  : \";}"),
            ("@media (max-width: 600px) and (x) { .a { b: c } }", "@media (max-width:600px) and (x){.a{b:c}}"),
        ])
    func compact(sheet: String, expected: String) {
        #expect(CompactStyle.text(sheet).trimmed == expected)
    }
}
