package import Base
internal import TFCatJSON
package import LintKit
package import TFCatLint

/// Tells how documents are linted. It is asked before each lint, as files of settings may change at any time.
package protocol DocumentSettings: Sendable {
  /// How a document is linted now.
  ///
  /// - Parameter path: of its file, from the root; `nil` for a text that is no file.
  func answer(forFile path: String?) -> DocumentLinting
}

/// How a document is linted.
package struct DocumentLinting: Sendable {
  /// What is wrong with a file of settings.
  package struct Fault: Sendable, Hashable {
    /// A path from the root.
    package var file: String
    /// Where it is wrong, if that is known.
    package var place: SourcePosition?
    /// One sentence without a full stop.
    package var reason: String

    package init(file: String, place: SourcePosition?, reason: String) {
      self.file = file
      self.place = place
      self.reason = reason
    }
  }

  /// Where settings are faulty, one that knows nothing of them.
  package var linter: CatalogueLinter
  /// Lints a text that is an EPNcore table; `nil` for others.
  package var tableReport: @Sendable (MappedFile, _ path: String) -> FileReport? = { _, _ in nil }
  /// What is wrong with the settings.
  package var faults: [Fault]
  /// The files of which a change may change all this, whether or not they are there: paths from the root.
  package var files: [String]

  package init(_ linter: CatalogueLinter, faults: [Fault] = [], files: [String] = []) {
    self.linter = linter
    self.faults = faults
    self.files = files
  }
}

/// What clients have been told of files of settings.
struct SettingsReport {
  private var told: [String: [DocumentLinting.Fault]] = [:]

  /// The messages that say what is wrong with files now; none where that was said already.
  mutating func messages(of linting: DocumentLinting) -> [JSONValue] {
    let faults = Dictionary(grouping: linting.faults, by: \.file)
    var messages: [JSONValue] = []
    for file in linting.files + faults.keys.filter({ !linting.files.contains($0) }).sorted() {
      let now = faults[file] ?? []
      guard now != told[file] ?? [] else { continue }
      told[file] = now.isEmpty ? nil : now
      messages.append(
        .notification(
          "textDocument/publishDiagnostics",
          ["uri": .string(URIEscaping.fileURL(file)), "diagnostics": .array(now.map(\.published))]))
      // The file itself may not be open, so that nobody would see it.
      guard let first = now.first else { continue }
      let place = first.place.map { ":\($0.line):\($0.column)" } ?? ""
      messages.append(
        .notification(
          "window/showMessage",
          [
            "type": 1,
            "message": .string(
              "\(file)\(place): \(first.reason). Until that is mended the settings do not change."),
          ]))
    }
    return messages
  }
}

extension DocumentLinting.Fault {
  /// As the protocol has it: from the place to the end of its line.
  fileprivate var published: JSONValue {
    let line = max(0, (place?.line ?? 1) - 1)
    return [
      "range": [
        "start": DocumentPosition(line: line, character: max(0, (place?.column ?? 1) - 1)).json,
        "end": DocumentPosition(line: line + 1, character: 0).json,
      ],
      "severity": 1, "source": "tfcat", "message": .string(reason),
    ]
  }
}
