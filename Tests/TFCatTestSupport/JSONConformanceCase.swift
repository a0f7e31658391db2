package import TFCatJSON

/// A text and what a reader of JSON must say of it.
package struct JSONConformanceCase: Sendable, CustomStringConvertible {
  package enum Verdict: Sendable {
    /// JSON, and nothing is to be said of it.
    case accept
    /// JSON by the grammar, with something to be said.
    case advice
    /// Not JSON.
    case refuse
  }

  package var name: String
  package var bytes: [UInt8]
  package var verdict: Verdict
  /// The kinds of faults, in the order of the text.
  package var kinds: [JSONFault.Kind]
  /// Whether the fault ends with the value, so that anything may follow it in the same container. If not, the
  /// next feature is what can be told from it.
  package var isLocal: Bool

  package init(
    _ name: String, _ bytes: [UInt8], _ kinds: [JSONFault.Kind] = [], isLocal: Bool = true
  ) {
    self.name = name
    self.bytes = bytes
    self.kinds = kinds
    self.isLocal = isLocal
    verdict = kinds.isEmpty ? .accept : kinds.allSatisfy(\.isAdvice) ? .advice : .refuse
  }

  init(_ text: String, _ kinds: JSONFault.Kind..., isLocal: Bool = true) {
    self.init(text.count > 50 ? text.prefix(50) + "…" : text, Array(text.utf8), kinds, isLocal: isLocal)
  }

  /// A string value of these bytes.
  init(_ name: String, inString bytes: [UInt8], _ kinds: JSONFault.Kind...) {
    self.init(name, [0x22] + bytes + [0x22], kinds)
  }

  /// The name with what cannot be seen made visible.
  package var description: String { name.debugDescription }
}
