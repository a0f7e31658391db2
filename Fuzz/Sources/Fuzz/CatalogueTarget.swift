import Base
import Foundation
import LintKit
import TFCat
import TFCatLint

private func report(_ bytes: [UInt8], usesFastPath: Bool, jobs: Int) -> FileReport? {
  var linter = CatalogueLinter(options: LintOptions(jobs: jobs))
  linter.usesFastPath = usesFastPath
  guard let file = try? MappedFile(bytes: bytes) else { return nil }
  return linter.lint(file, path: "input")
}

/// Everything that reads a catalogue: lint with the fast path and without, and the reader.
func fuzzCatalogue(_ bytes: [UInt8]) {
  guard let fast = report(bytes, usesFastPath: true, jobs: 1),
    let slow = report(bytes, usesFastPath: false, jobs: 2)
  else { return }
  if fast.diagnostics != slow.diagnostics {
    let difference = Set(fast.diagnostics).symmetricDifference(slow.diagnostics)
    fatalError(
      "the fast path changes the report: \(difference.map { "\($0.rule) \($0.pointer) \($0.message)" })")
  }
  for diagnostic in fast.diagnostics {
    let isInside = diagnostic.range.lowerBound >= 0 && diagnostic.range.upperBound <= bytes.count
    let isOrdered = diagnostic.start.line >= 1 && diagnostic.start.column >= 1
    guard isInside, isOrdered else { fatalError("a place outside the text: \(diagnostic)") }
  }
  guard var reader = try? CatalogueReader(bytes: bytes) else { return }
  for _ in 0..<1000 {
    do {
      guard let feature = try reader.next() else { return }
      guard try Feature(json: feature.json) == feature else {
        fatalError("a feature changes on the way: \(feature)")
      }
    } catch {
      continue
    }
  }
}

/// Writes the examples of the rules, to start from.
func writeSeeds(to path: String) throws {
  let folder = URL(fileURLWithPath: path)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  for rule in CatalogueRules.descriptions {
    for (number, example) in (rule.valid + rule.invalid).enumerated() where example.bytes.count <= 4096 {
      try Data(example.bytes).write(to: folder.appendingPathComponent("\(rule.id)-\(number)"))
    }
  }
}
