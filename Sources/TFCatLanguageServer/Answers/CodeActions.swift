import Base
import LintKit
import TFCatJSON
import TFCatLint

/// The fixes of findings as code actions, and all safe ones together.
struct CodeActions {
  let document: TextDocument
  let linter: CatalogueLinter

  /// The fixes of findings in a range.
  ///
  /// - Parameter diagnostics: of the text as it is, each with the form that was published of it.
  func fixes(
    in range: Range<Int>, _ diagnostics: [(diagnostic: Diagnostic, json: JSONValue)]
  ) -> [JSONValue] {
    diagnostics.compactMap { diagnostic, json -> JSONValue? in
      guard let fix = diagnostic.fix,
        diagnostic.range.lowerBound <= range.upperBound, range.lowerBound <= diagnostic.range.upperBound
      else { return nil }
      let title = fix.safety == .safe ? fix.summary : "\(fix.summary) (look at the result)"
      return [
        "title": .string("\(diagnostic.rule.id): \(title)"), "kind": "quickfix",
        "isPreferred": .bool(fix.safety == .safe), "diagnostics": [json],
        "edit": edit(fix.edits.map { ($0.range, $0.text) }),
      ]
    }
  }

  static let fixAllKind = "source.fixAll.tfcat"

  /// All safe fixes as an action whose edits are worked out once it is chosen.
  var unresolvedFixAll: JSONValue {
    [
      "title": "Apply all safe fixes of tfcat", "kind": .string(Self.fixAllKind),
      "data": ["uri": .string(document.uri)],
    ]
  }

  /// All safe fixes of the document as one action; `nil` where there is nothing to do.
  func fixAll() -> JSONValue? {
    guard let file = try? MappedFile(bytes: document.bytes),
      let outcome = try? CatalogueFixer(linter).fix(file), outcome.isChanged
    else { return nil }
    // What is the same at both ends is left out.
    let new = outcome.file.bytes
    let old = document.bytes
    var start = 0
    while start < min(old.count, new.count), old[start] == new[start] { start += 1 }
    var end = 0
    while end < min(old.count, new.count) - start, old[old.count - 1 - end] == new[new.count - 1 - end] {
      end += 1
    }
    // No character is cut in two.
    while start > 0, start < old.count, old[start] & 0xC0 == 0x80 { start -= 1 }
    while end > 0, old[old.count - end] & 0xC0 == 0x80 { end -= 1 }
    let text = String(decoding: new[start..<(new.count - end)], as: UTF8.self)
    return [
      "title": .string("Apply all safe fixes of tfcat (\(outcome.count))"), "kind": .string(Self.fixAllKind),
      "edit": edit([(start..<(old.count - end), text)]),
    ]
  }

  private func edit(_ edits: [(range: Range<Int>, text: String)]) -> JSONValue {
    let ranges = document.ranges(edits.map(\.range))
    let items = edits.map { edit -> JSONValue in
      ["range": ranges[edit.range] ?? .null, "newText": .string(edit.text)]
    }
    return ["changes": .object([document.uri: .array(items)])]
  }
}
