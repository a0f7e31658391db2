import Base
import TFCatTestSupport
import Testing

/// Which files arguments mean.
@Suite struct InputSearchTests {
  private func folder() throws -> ScratchFolder {
    let folder = try ScratchFolder()
    for name in [
      "data/a.json", "data/b.csv", "data/old/c.json", "data/old/deep/d.json", "data/.hidden/e.json", "f.json",
    ] { try folder.write(name, "{}") }
    return folder
  }

  private func paths(
    _ arguments: [String], in folder: ScratchFolder, _ change: (inout InputSearch) -> Void = { _ in }
  ) throws -> [String] {
    var search = InputSearch()
    change(&search)
    return try search.inputs(of: arguments.map { folder.path($0) }).map {
      String($0.path.dropFirst(folder.path.count + 1))
    }
  }

  @Test func folders() throws {
    let folder = try folder()
    #expect(
      try paths(["data"], in: folder) == [
        "data/a.json", "data/b.csv", "data/old/c.json", "data/old/deep/d.json",
      ])
    #expect(try paths(["data"], in: folder) { $0.searchesFolders = false } == ["data"])
  }

  @Test func patterns() throws {
    let folder = try folder()
    #expect(try paths(["data/*.json"], in: folder) == ["data/a.json"])
    #expect(
      try paths(["**/*.json"], in: folder) == [
        "data/a.json", "data/old/c.json", "data/old/deep/d.json", "f.json",
      ])
    #expect(try paths(["data/o*"], in: folder) == ["data/old/c.json", "data/old/deep/d.json"])
    #expect(try paths(["data/.h*/*"], in: folder) == ["data/.hidden/e.json"])
    #expect(throws: InputSearch.Failure.self) { try paths(["data/*.xml"], in: folder) }
    // A file that is called so is meant itself.
    try folder.write("[a].json", "{}")
    #expect(try paths(["[a].json"], in: folder) == ["[a].json"])
  }

  @Test func lists() throws {
    let folder = try folder()
    let list = try folder.write("list", "\(folder.path("f.json"))\r\n\n\(folder.path("data/old"))\n")
    let names = { (inputs: [InputSearch.Input]) in inputs.map { FilePath.name(of: $0.path) } }
    #expect(try names(InputSearch().inputs(of: ["@\(list)"])) == ["f.json", "c.json", "d.json"])
    let other = try folder.write("zero", "\(folder.path("f.json"))\0\(folder.path("a\nb"))\0")
    #expect(try names(InputSearch().inputs(of: ["@\(other)"])) == ["f.json", "a\nb"])
    #expect(throws: InputSearch.Failure.self) { try InputSearch().inputs(of: ["@\(folder.path("none"))"]) }
    #expect(try InputSearch().inputs(of: ["@"]).map(\.path) == ["@"])
  }

  @Test func whatIgnoreFilesLeaveOut() throws {
    let folder = try folder()
    try folder.write("data/.gitignore", "*.csv\n/old/*\n!/old/deep\n")
    try folder.write("data/old/deep/.gitignore", "x.json")
    try folder.write("data/old/deep/x.json", "{}")
    #expect(try paths(["data"], in: folder) == ["data/a.json", "data/old/deep/d.json"])
    #expect(try paths(["data"], in: folder) { $0.honoursIgnoreFiles = false }.count == 5)
    // Files that are named are meant.
    #expect(try paths(["data/b.csv"], in: folder) == ["data/b.csv"])
    // Those of the folders around count within a repository.
    try folder.write(".gitignore", "d.json")
    #expect(try paths(["data/old"], in: folder) == ["data/old/c.json", "data/old/deep/d.json"])
    try folder.write(".git/HEAD", "")
    #expect(try paths(["data"], in: folder) == ["data/a.json"])
    #expect(throws: InputSearch.Failure.self) { try paths(["data/*.csv"], in: folder) }
  }

  @Test func whatIsExcluded() throws {
    let folder = try folder()
    let found = try paths(["data"], in: folder) { search in
      search.isExcluded = { path, isFolder in isFolder && path.hasSuffix("/old") }
    }
    #expect(found == ["data/a.json", "data/b.csv"])
  }
}
