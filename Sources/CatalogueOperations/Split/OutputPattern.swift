/// A path with a place in braces for what tells parts of a catalogue apart: `bursts-{}.tfcat`,
/// `{month}/bursts.tfcat`.
package struct OutputPattern: Hashable, Sendable {
  private let start: String
  private let end: String
  /// As it was written.
  package let text: String

  /// - Throws: `OperationError` for a pattern without a place, or with several.
  package init(_ text: String) throws(OperationError) {
    self.text = text
    guard let open = text.firstIndex(of: "{"), let close = text[open...].firstIndex(of: "}"),
      !text[text.index(after: close)...].contains("{")
    else {
      throw OperationError(
        "\"\(text)\" has no single place for what tells the parts apart: write it as {}, as in bursts-{}.tfcat"
      )
    }
    start = String(text[..<open])
    end = String(text[text.index(after: close)...])
  }

  /// The path for a part. What a value has besides letters, digits, `-`, `_`, `+` and `.` is written as `_`,
  /// so that no value leads to another folder.
  package func path(for value: String) -> String {
    var name = String(
      value.unicodeScalars.map { scalar in
        let isPlain = scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        return isPlain || "-_+.".unicodeScalars.contains(scalar) ? Character(scalar) : "_"
      })
    // Hidden files, and folders above.
    if name.hasPrefix("."), start.isEmpty || start.hasSuffix("/") { name = "_" + name.dropFirst() }
    return "\(start)\(name.isEmpty ? "_" : String(name.prefix(100)))\(end)"
  }
}
