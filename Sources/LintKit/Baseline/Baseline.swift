import TFCatJSON

/// Findings that were there when it was written: those of old data, which nobody is going to mend at once.
///
/// They are known again by their fingerprints, so that it holds when features are sorted, when other parts of
/// a file are edited, and in another working directory: files are named from the folder in which it lies.
package struct Baseline: Sendable, Hashable {
  /// One finding.
  package struct Entry: Sendable, Hashable {
    package var fingerprint: Fingerprint
    /// The id of its rule, and its message, for people who read the file.
    package var rule: String
    package var message: String

    package init(_ diagnostic: Diagnostic) {
      fingerprint = diagnostic.fingerprint
      rule = diagnostic.rule.id
      message = diagnostic.message
    }

    init(fingerprint: Fingerprint, rule: String, message: String) {
      self.fingerprint = fingerprint
      self.rule = rule
      self.message = message
    }
  }

  /// Why a text is no baseline.
  package struct Fault: Error, Hashable, Sendable, CustomStringConvertible {
    package var description: String
  }

  /// By path.
  package private(set) var files: [String: [Entry]] = [:]

  package init() {}

  /// How many findings it has.
  package var count: Int { files.values.reduce(0) { $0 + $1.count } }

  // MARK: - What is compared

  /// What comparing the report of a file with it brings.
  package struct Comparison: Sendable, Hashable {
    /// How many of the findings it knows.
    package var knownCount = 0
    /// What it has and the file no longer has.
    package var gone: [Entry] = []
  }

  /// Takes the findings that it knows out of the report of a file.
  ///
  /// - Parameters:
  ///   - report: of all findings, none of which was left out.
  ///   - path: of the file, from the folder of the baseline.
  ///   - isAsked: whether a rule, by its id, took part in the run: findings of others are not gone.
  package func removeKnown(
    from report: inout FileReport, path: String, isAsked: (String) -> Bool
  ) -> Comparison {
    guard report.isReadable, let entries = files[path] else { return Comparison() }
    let known = Set(entries.map(\.fingerprint))
    var seen: Set<Fingerprint> = []
    var comparison = Comparison()
    report.removeDiagnostics { diagnostic in
      guard known.contains(diagnostic.fingerprint) else { return false }
      seen.insert(diagnostic.fingerprint)
      comparison.knownCount += 1
      return true
    }
    comparison.gone = entries.filter { !seen.contains($0.fingerprint) && isAsked($0.rule) }
    return comparison
  }

  // MARK: - What is changed

  /// Puts the findings of a file in the place of those that were known of it.
  package mutating func set(_ entries: [Entry], of path: String) {
    files[path] = entries.isEmpty ? nil : entries
  }

  /// Takes findings of a file out.
  package mutating func remove(_ gone: [Entry], of path: String) {
    let fingerprints = Set(gone.map(\.fingerprint))
    set((files[path] ?? []).filter { !fingerprints.contains($0.fingerprint) }, of: path)
  }

  // MARK: - Its text

  /// Reads a text that `json` has written.
  package init(text: UnsafeRawBufferPointer) throws(Fault) {
    guard let value = JanssonParser.parse(text) else { throw Fault(description: "it is no JSON") }
    guard value["version"]?.number?.integerValue == 1, let listed = value["files"]?.object else {
      throw Fault(description: "it is no baseline of tfcat (\"version\": 1, \"files\": {})")
    }
    for member in listed {
      var entries: [Entry] = []
      for item in member.value.array ?? [] {
        guard let fingerprint = item["fingerprint"]?.string.flatMap({ Fingerprint($0) }),
          let rule = item["rule"]?.string
        else { throw Fault(description: "an entry of \"\(member.name)\" has no fingerprint or no rule") }
        entries.append(
          Entry(fingerprint: fingerprint, rule: rule, message: item["message"]?.string ?? ""))
      }
      files[member.name] = entries
    }
  }

  /// The text: a line for each finding, sorted, so that versions can be compared. It is described by
  /// `schemas/baseline-1.schema.json`.
  package var json: String {
    var text = "{\n\"version\": 1,\n\"files\": {"
    for (number, (path, entries)) in files.sorted(by: { $0.key < $1.key }).enumerated() {
      let items = entries.sorted { ($0.rule, $0.fingerprint.value) < ($1.rule, $1.fingerprint.value) }.map {
        let value: JSONValue = [
          "fingerprint": .string($0.fingerprint.description), "rule": .string($0.rule),
          "message": .string($0.message),
        ]
        return "  \(value)"
      }
      text += "\(number == 0 ? "" : ",")\n\(JSONValue.string(path)): [\n\(items.joined(separator: ",\n"))\n]"
    }
    return text + "\n}\n}\n"
  }
}
