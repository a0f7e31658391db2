import Foundation
import FoundationXML
import TFCatJSON
import TFCatTestSupport
import Testing

/// Reports for services satisfy what those ask of them, over the whole corpus, and are the same bytes for any
/// number of jobs.
@Suite struct ReportSchemaTests {
  private static let corpus = CorpusDocument.folder

  /// One run of each kind: everything, a schema, a file that is not there, few findings, no findings.
  private static func runs() throws -> [[String]] {
    let all = try CorpusDocument.all().map(\.file)
    return [
      all, ["--schema", "profile/journal.schema.json", "profile"], ["nowhere.tfcat"],
      ["--max-per-rule", "1"] + all, ["sound"],
    ]
  }

  private func complaints(_ paths: [String], about schema: String) throws -> String {
    let schema = Execution.packageFolder.appendingPathComponent("schemas/\(schema)").path
    let run = try Execution(["validate", "--schema", schema] + paths)
    return run.status == 0 && run.output.isEmpty ? "" : run.output + run.errors
  }

  @Test(arguments: [
    ("sarif", "sarif-2.1.0-report.schema.json", #""level""#),
    ("gitlab", "gitlab-code-quality-report.schema.json", #""severity""#),
    ("rdjson", "rdjson-report.schema.json", #""severity""#),
  ])
  func reportsSatisfyTheirSchemas(_ format: String, _ schema: String, _ member: String) throws {
    let folder = try ScratchFolder()
    var paths: [String] = []
    for (number, arguments) in try Self.runs().enumerated() {
      let run = try Execution(["lint", "--format", format] + arguments, directory: Self.corpus)
      paths.append(try folder.write("\(number).json", run.output))
    }
    #expect(try complaints(paths, about: schema) == "")
    let other = try folder.text("0.json").replacingOccurrences(of: member, with: #""other""#)
    #expect(try complaints([folder.write("other.json", other)], about: schema) != "")
  }

  /// What no schema can say.
  @Test func sarifRefersToItsRules() throws {
    let run = try Execution(["lint", "--format", "sarif"] + Self.runs()[0], directory: Self.corpus).json
    let first = try #require((run["runs"] as? [[String: Any]])?.first)
    let driver = try #require((first["tool"] as? [String: Any])?["driver"] as? [String: Any])
    let rules = try #require(driver["rules"] as? [[String: Any]]).compactMap { $0["id"] as? String }
    let results = try #require(first["results"] as? [[String: Any]])
    #expect(results.count > 100 && Set(rules).count == rules.count)
    for result in results {
      let index = try #require(result["ruleIndex"] as? Int)
      #expect(rules.indices.contains(index) && rules[index] == result["ruleId"] as? String)
    }
  }

  @Test func gitLabFingerprintsAreUnique() throws {
    let run = try Execution(["lint", "--format", "gitlab"] + Self.runs()[0], directory: Self.corpus)
    let items = try #require(JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]])
    let fingerprints = items.compactMap { $0["fingerprint"] as? String }
    #expect(fingerprints.count == items.count && Set(fingerprints).count == items.count)
  }

  /// JUnit has no standard; this is what its readers agree on.
  @Test func junitCountsItsCases() throws {
    for arguments in try Self.runs() {
      let run = try Execution(["lint", "--format", "junit"] + arguments, directory: Self.corpus)
      let document = try XMLNodes(run.output)
      #expect(document.count("testsuites") == 1 && document.count("testsuite") == 1)
      #expect(
        document.unknown(besides: ["testsuites", "testsuite", "testcase", "failure", "error", "system-out"])
          == [])
      for element in document.all where element.name.hasPrefix("testsuite") {
        #expect(element.attributes["tests"] == String(document.count("testcase")))
        #expect(element.attributes["failures"] == String(document.count("failure")))
        #expect(element.attributes["errors"] == String(document.count("error")))
      }
      for element in document.all where element.name == "testcase" {
        #expect(element.attributes["name"]?.isEmpty == false && element.attributes["classname"] == "tfcat")
      }
      #expect((run.status == 0) == (document.count("failure") + document.count("error") == 0))
    }
  }

  private static let formats = [
    "text", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "markdown", "rdjson", "html",
  ]

  @Test func reportsDoNotDependOnTheNumberOfJobs() throws {
    let folder = try ScratchFolder()
    // Several chunks of features, with findings in each.
    let features = (0..<6000).map { id in
      let geometry = id % 7 == 0 ? #"[1158051858, 24, 7]"# : #"[1158051858, 24.5]"#
      return
        #"{"type": "Feature", "id": \#(id % 5990), "geometry": {"type": "Point", "coordinates": \#(geometry)}, "properties": {"x": \#(id % 11 == 0 ? "NaN" : "1")}}"#
    }
    try folder.write(
      "a.tfcat",
      #"{"type": "FeatureCollection", "fields": {}, "features": [\#(features.joined(separator: ",\n"))]}"#)
    func reports(jobs: Int) throws -> [String: String] {
      let targets = Self.formats.flatMap { ["--report", "\($0)=\(jobs)-\($0)"] }
      let run = try Execution(
        ["lint", "--quiet", "--jobs", "\(jobs)", "a.tfcat"] + targets, directory: folder.url)
      #expect(run.status == 1 && run.output == "" && run.errors == "")
      return try Dictionary(
        uniqueKeysWithValues: Self.formats.map { ($0, try folder.text("\(jobs)-\($0)")) })
    }
    let one = try reports(jobs: 1)
    for format in Self.formats { #expect(one[format]?.isEmpty == false, "\(format)") }
    #expect(try reports(jobs: 2) == one)
    #expect(try reports(jobs: 8) == one)
  }

  @Test func theListOfFormatsIsComplete() throws {
    let help = try Execution(["lint", "--help"]).output
    let values = help.split(separator: "How findings are written:").last?.prefix { $0 != "." } ?? ""
    #expect(
      values.split { $0 == "," || $0.isWhitespace }.map(String.init) == Self.formats)
  }
}

/// The elements of an XML text.
private struct XMLNodes {
  struct Element {
    var name: String
    var attributes: [String: String]
  }

  private(set) var all: [Element] = []

  /// - Throws: where the text is not well-formed.
  init(_ text: String) throws {
    let document = try XMLDocument(xmlString: text, options: [])
    func add(_ node: XMLElement) {
      let attributes = (node.attributes ?? []).map { ($0.name ?? "", $0.stringValue ?? "") }
      all.append(Element(name: node.name ?? "", attributes: Dictionary(uniqueKeysWithValues: attributes)))
      for child in node.children ?? [] { (child as? XMLElement).map(add) }
    }
    if let root = document.rootElement() { add(root) }
  }

  func count(_ name: String) -> Int { all.count { $0.name == name } }

  func unknown(besides names: Set<String>) -> [String] { all.map(\.name).filter { !names.contains($0) } }
}
