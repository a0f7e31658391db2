import Base
import Testing

struct FileErrorTests {
  @Test func filesAreNamedByTheirPlace() throws {
    let folder = Directory("a/.b.new")
    func file(_ path: String) throws -> String? {
      let error = folder.renaming(
        OutputFile.Failure(path: path, reason: "full"), to: Directory("a/b"), origins: ["x.json": "in/x.json"]
      )
      return (error as? OutputFile.Failure)?.path
    }
    #expect(try file("a/.b.new/x.csv") == "a/b/x.csv")
    #expect(try file("a/.b.new/static/x.json") == "a/b/static/x.json")
    #expect(try file("a/.b.new/x.json") == "in/x.json")
    #expect(try file("a/.b.newer/x.csv") == "a/.b.newer/x.csv")
    let other = folder.renaming(CancellationError(), to: Directory("a/b"))
    #expect(other is CancellationError)
  }
}
