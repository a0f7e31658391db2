import Base

/// Writes an XML document with an element on each line.
struct XMLPage {
  private(set) var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  private var depth = 0

  mutating func open(_ name: String, _ attributes: [(String, String)] = []) {
    text += "\(margin)<\(name)\(Self.text(attributes))>\n"
    depth += 1
  }

  mutating func close(_ name: String) {
    depth -= 1
    text += "\(margin)</\(name)>\n"
  }

  mutating func group(
    _ name: String, _ attributes: [(String, String)] = [], _ content: (inout XMLPage) -> Void
  ) {
    open(name, attributes)
    content(&self)
    close(name)
  }

  mutating func element(_ name: String, _ attributes: [(String, String)] = [], _ content: String) {
    text += "\(margin)<\(name)\(Self.text(attributes))>\(XMLEscaping.text(content))</\(name)>\n"
  }

  /// Writes an element if there is something to say.
  mutating func element(_ name: String, _ content: String?) {
    if let content { element(name, [], content) }
  }

  private var margin: String { String(repeating: "  ", count: max(0, depth)) }

  private static func text(_ attributes: [(String, String)]) -> String {
    attributes.map { name, value in
      let escaped = XMLEscaping.text(value)
      return
        " \(name)=\"\(escaped.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "&#10;"))\""
    }.joined()
  }
}
