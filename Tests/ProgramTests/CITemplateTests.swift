import Foundation
import TFCatTestSupport
import TFCatYAML
import Testing

/// What is offered to paste into a repository does what it says: its lines are run here as the services run
/// them.
@Suite struct CITemplateTests {
  private static let broken = CorpusDocument.folder.appendingPathComponent("geometry/open-ring.tfcat")
  private static let sound = CorpusDocument.folder.appendingPathComponent("sound/hole.tfcat")

  private static func yaml(_ path: String) throws -> YAMLValue {
    try YAMLParser.parse(path: Execution.packageFolder.appendingPathComponent(path).path)
  }

  /// A repository with one catalogue in `data`, and `tfcat` on the path of what runs there.
  private func repository(_ catalogue: URL) throws -> ScratchFolder {
    let folder = try ScratchFolder()
    try folder.write("data/a b.tfcat", String(contentsOf: catalogue, encoding: .utf8))
    try folder.write("bin/.keep", "")
    try folder.link("bin/tfcat", to: Execution.executable().path)
    return folder
  }

  /// Runs lines of bash as a step of GitHub Actions, or of a job of GitLab, is run.
  private func run(_ lines: String, _ variables: [String: String], in folder: ScratchFolder) throws
    -> Execution
  {
    let script = try folder.write("step.sh", lines)
    let settings = variables.sorted { $0.key < $1.key }.map { "export \($0.key)='\($0.value)'\n" }.joined()
    return try Execution(
      shell: settings
        + "export PATH='\(folder.path("bin")):/usr/bin:/bin'\nbash --noprofile --norc -eo pipefail '\(script)'",
      directory: folder.url)
  }

  @Test(arguments: [(broken, 1), (sound, 0)] as [(URL, Int32)])
  func theActionLints(_ catalogue: URL, _ status: Int32) throws {
    let action = try Self.yaml("action.yml")
    let steps = try #require(action["runs"]?["steps"]?.items)
    let step = try #require(steps.first { $0["name"]?.text == "Lint" })
    // Each variable is an input that the action declares.
    let variables = try #require(step["env"]?.members)
    for member in variables {
      let text = try #require(member.value.text)
      let input = text.dropFirst("${{ inputs.".count).dropLast(" }}".count)
      #expect(action["inputs"]?[String(input)] != nil, "\(input)")
    }
    let folder = try repository(catalogue)
    let lines = try #require(step["run"]?.text)
    let run = try run(
      lines,
      [
        "TFCAT_PATHS": "data", "TFCAT_ARGUMENTS": "--ignore TFC409,TFC410", "TFCAT_SARIF": "out.sarif",
        "GITHUB_STEP_SUMMARY": folder.path("summary.md"),
      ], in: folder)
    #expect(run.status == status, "\(run.errors)")
    #expect(run.output.contains("::error file=data/a b.tfcat,") == (status == 1))
    let (sarif, summary) = (try folder.text("out.sarif"), try folder.text("summary.md"))
    #expect(sarif.contains("TFC307") == (status == 1) && summary.hasPrefix("## tfcat\n"))
  }

  /// The step installs a wheel beside whatever the runner has, and later steps find what is in it.
  @Test func theActionInstallsAWheel() throws {
    let action = try Self.yaml("action.yml")
    let steps = try #require(action["runs"]?["steps"]?.items)
    let lines = try #require(steps.first?["run"]?.text)
    let folder = try repository(Self.sound)
    try folder.write(
      "wheel.py",
      """
      import zipfile
      with zipfile.ZipFile("tfcat_tools-9-py3-none-any.whl", "w") as file:
          program = zipfile.ZipInfo("tfcat_tools-9.data/scripts/tfcat")
          program.external_attr = 0o100755 << 16
          file.writestr(program, "#!/bin/sh\\necho from the wheel\\n")
          info = "tfcat_tools-9.dist-info/"
          file.writestr(info + "METADATA", "Metadata-Version: 2.1\\nName: tfcat-tools\\nVersion: 9\\n")
          file.writestr(info + "WHEEL", "Wheel-Version: 1.0\\nGenerator: x\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
          file.writestr(info + "RECORD", "")
      """)
    let made = try run("python3 wheel.py && python3 -c 'import ensurepip, venv'", [:], in: folder)
    guard made.status == 0 else {
      print("skipped: there is no python3 with venv: \(made.errors)")
      return
    }
    let variables = [
      "TFCAT_WHEEL": "./tfcat_tools-9-py3-none-any.whl", "TFCAT_ACTION": folder.path("nowhere"),
      "RUNNER_TEMP": folder.path("temporary files"), "GITHUB_PATH": folder.path("path"),
    ]
    let installed = try run(lines, variables, in: folder)
    #expect(installed.status == 0, "\(installed.errors)")
    let place = try folder.text("path").trimmingCharacters(in: .newlines)
    #expect(try run("'\(place)/tfcat'", [:], in: folder).output == "from the wheel\n")
    // A runner that has one is left as it is.
    var none = variables
    none["TFCAT_WHEEL"] = ""
    #expect(try run(lines, none, in: folder).status == 0)
    #expect(steps.last?["uses"]?.text?.hasPrefix("github/codeql-action/upload-sarif@") == true)
  }

  @Test(arguments: [(broken, 1), (sound, 0)] as [(URL, Int32)])
  func theJobOfGitLabLints(_ catalogue: URL, _ status: Int32) throws {
    let jobs = try Self.yaml("examples/ci/tfcat.gitlab-ci.yml")
    let job = try #require(jobs["tfcat"])
    let items = try #require(job["script"]?.items)
    let lines = items.compactMap(\.text)
    let folder = try repository(catalogue)
    let run = try run(
      lines.joined(separator: "\n"), ["TFCAT_PATHS": "data", "TFCAT_ARGUMENTS": ""], in: folder)
    #expect(run.status == status, "\(run.errors)")
    let reports = try #require(job["artifacts"]?["reports"])
    let quality = try #require(reports["codequality"]?.text)
    let junit = try #require(reports["junit"]?.text)
    let (written, cases) = (try folder.text(quality), try folder.text(junit))
    #expect(written.hasPrefix("[") && cases.contains("failures=\"\(status)\""))
  }

  @Test func hooksRunOnCatalogues() throws {
    let file = try Self.yaml(".pre-commit-hooks.yaml")
    let hooks = try #require(file.items)
    #expect(hooks.compactMap { $0["id"]?.text } == ["tfcat-lint", "tfcat-lint-build"])
    for hook in hooks {
      let files = try #require(hook["files"]?.text)
      let entry = try #require(hook["entry"]?.text)
      let pattern = try Regex(files)
      for name in ["a.tfcat", "d/a.tfcat.json", "a.tfcat.gz"] { #expect(name.contains(pattern)) }
      for name in ["a.json", "tfcat.yml", "a.tfcat.txt"] { #expect(!name.contains(pattern)) }
      for (catalogue, status) in [(Self.broken, 1), (Self.sound, 0)] as [(URL, Int32)] {
        let folder = try repository(catalogue)
        let run = try run("\(entry) 'data/a b.tfcat'", [:], in: folder)
        #expect(run.status == status && run.output.contains("TFC307") == (status == 1), "\(run.errors)")
      }
    }
  }

  @Test func explainIsAnotherNameOfRules() throws {
    let page = try Execution(["explain", "TFC307"])
    let rule = try Execution(["rules", "TFC307"])
    #expect(page.status == 0 && page.output == rule.output)
  }
}
