import Tabular
import Testing

@Suite struct PathNameTests {
    @Test(arguments: [
        ("a", ".", "a"), ("ab", ".", "ab"), ("a/b", "a", "b"), ("a/b/", "a", "b"), ("/a", "/", "a"), ("//a", "/", "a"),
        ("a//b", "a", "b"), ("/", "/", ""), ("//", "/", ""), ("", ".", ""), ("a/", ".", "a"), ("./a", ".", "a"),
        ("../..", "..", ".."), ("é/ü", "é", "ü"), ("/a/b.c/d", "/a/b.c", "d"),
    ])
    func `A path has a folder and a name`(_ path: String, _ folder: String, _ name: String) {
        #expect(PathName.folder(of: path) == folder)
        #expect(PathName.name(of: path) == name)
    }

    @Test(arguments: [("m", "m"), ("a/m.yaml", "m"), (".m", ".m"), ("a.b/m.tar.gz", "m.tar"), ("", ""), ("m.", "m")])
    func `A stem is a name without its ending`(_ path: String, _ stem: String) {
        #expect(PathName.stem(of: path) == stem)
    }
}
