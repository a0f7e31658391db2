internal import TFCatJSON

/// Texts of the files of a package.
enum PackageText {
  /// With blanks and line ends as one blank each, as one line of text.
  static func line(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The beginning of a text that is too long.
  static func shortened(_ text: String, to count: Int) -> String {
    let line = line(text)
    return line.count <= count ? line : "\(line.prefix(count - 1))…"
  }

  /// A count with a narrow blank between groups of three digits.
  static func grouped(_ count: Int) -> String {
    let digits = String(count.magnitude)
    var text = count < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0, digits.count > 4 { text += "\u{202F}" }
      text.append(digit)
    }
    return text
  }

  /// A number of bytes for people.
  static func size(_ bytes: Int) -> String {
    let units = ["B", "kB", "MB", "GB", "TB"]
    var (value, index) = (Double(bytes), 0)
    while value >= 1000, index < units.count - 1 {
      value /= 1000
      index += 1
    }
    if index == 0 { return "\(bytes) B" }
    let tenths = Int((value * 10).rounded())
    return value < 10
      ? "\(tenths / 10).\(tenths % 10) \(units[index])" : "\(Int(value.rounded())) \(units[index])"
  }

  /// A file name as a part of a URL (RFC 3986, section 2.3).
  static func percentEncoded(_ name: String) -> String {
    let digits = Array("0123456789ABCDEF")
    var text = ""
    for byte in name.utf8 {
      let isPlain =
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || "-._~".utf8.contains(byte)
      if isPlain {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        text += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      }
    }
    return text
  }
}

extension PackageText {
  /// A paragraph in lines of at most 78 characters where its words allow it.
  static func wrapped(_ text: String) -> String {
    var lines: [String] = []
    var line = ""
    for word in text.split(whereSeparator: \.isWhitespace) {
      if !line.isEmpty, line.count + 1 + word.count > 78 {
        lines.append(line)
        line = ""
      }
      line += line.isEmpty ? String(word) : " \(word)"
    }
    if !line.isEmpty { lines.append(line) }
    return lines.joined(separator: "\n")
  }

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
