import Foundation
import TFCat
import TFCatJSON

/// `tfcat publish` of a million events: the first time, again without a change, and again with 1000 events
/// changed.
struct PublishBenchmark {
  var options: Options

  private static let changes = 1000

  func run() throws -> [Budget] {
    let (before, after) = (try catalogue(isChanged: false), try catalogue(isChanged: true))
    let folder = options.folder.appendingPathComponent("published").path
    let settings = options.folder.appendingPathComponent("tfcat-publish.yml")
    try Self.settings.write(to: settings, atomically: true, encoding: .utf8)
    let publish = "'\(options.tool)' publish --settings '\(settings.path)' -o '\(folder)'"
    // Each run of the last one goes to the other state of the catalogue.
    let turn =
      "if [ -e '\(folder).turn' ]; then rm '\(folder).turn'; f='\(before.path)'; else touch '\(folder).turn'; f='\(after.path)'; fi"
    func contender(_ name: String, _ script: String) -> Contest.Contender {
      Contest.Contender(name: "tfcat publish: \(name)") { ["sh", "-c", script, "sh", $0] }
    }
    let contenders = [
      contender("first, one core", "rm -rf '\(folder)' '\(folder).turn' && \(publish) --jobs 1 \"$1\""),
      contender("nothing new, one core", "\(publish) --jobs 1 \"$1\""),
      contender("\(Self.changes) changes, one core", "\(turn); \(publish) --jobs 1 \"$f\""),
      contender("\(Self.changes) changes, two cores", "\(turn); \(publish) --jobs 2 \"$f\""),
    ]
    let results = try Contest(contenders: contenders, runs: options.runs).run(
      on: before.path, title: "\(Workload.events.features) events, published")
    try? FileManager.default.removeItem(atPath: folder)
    let limits = [60.0, 5, 5, 5]
    return zip(contenders, limits).flatMap { contender, limit -> [Budget] in
      guard let result = results[contender.name] else { return [] }
      let name = contender.name.replacingOccurrences(of: "tfcat ", with: "")
      return [
        Budget(name, result.seconds, "s", atMost: limit),
        Budget(name, Double(result.peakBytes) / 1e6, "MB of memory", atMost: 200),
      ]
    }
  }

  private static let settings = """
    service: bench
    title: Bench
    description: Generated events
    creators: [Nobody]
    subjects: [solar-physics]
    licence: CC0-1.0
    base_url: http://localhost
    targets: [Sun]
    published: 2024-05-01

    """

  /// A million events that have names; in the changed one every thousandth has another type.
  private func catalogue(isChanged: Bool) throws -> URL {
    let folder = options.folder.appendingPathComponent(isChanged ? "changed" : "named")
    let file = folder.appendingPathComponent("\(Workload.events.name).json")
    if FileManager.default.fileExists(atPath: file.path) { return file }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    var reader = try CatalogueReader(path: try Workload.events.file(in: options.folder).path)
    var writer = try CatalogueWriter(path: file.path, head: reader.head)
    var index = 0
    while var feature = try reader.next() {
      feature.id = .string("e\(index)")
      if isChanged, index.isMultiple(of: Workload.events.features / Self.changes) {
        feature.properties?["feature_type"] = "type II"
      }
      try writer.write(feature)
      index += 1
    }
    try writer.finish()
    return file
  }
}
