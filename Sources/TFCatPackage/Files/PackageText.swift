internal import Base
internal import TFCatJSON

/// Texts of the files of a package.
package enum PackageText {
  /// A file name as a part of a URL (RFC 3986, section 2.3).
  package static func percentEncoded(_ name: String) -> String { URIEscaping.component(name) }
}

extension PackageText {
  /// JSON text with a member or an item on each line.
  static func json(_ value: JSONValue, indent: String = "") -> String {
    let inner = indent + "  "
    switch value {
    case .array(let items) where !items.isEmpty:
      return "[\n" + items.map { inner + json($0, indent: inner) }.joined(separator: ",\n") + "\n\(indent)]"
    case .object(let object) where !object.isEmpty:
      let members = object.members.map {
        "\(inner)\(JSONValue.string($0.name)): \(json($0.value, indent: inner))"
      }
      return "{\n" + members.joined(separator: ",\n") + "\n\(indent)}"
    default: return value.description
    }
  }
}

extension JSONObject {
  /// Appends a member unless there is nothing to say.
  mutating func add(_ name: String, _ value: JSONValue?) {
    if let value { members.append(Member(name: name, value: value)) }
  }

  mutating func add(_ name: String, _ text: String?) { add(name, text.map(JSONValue.string)) }
}
