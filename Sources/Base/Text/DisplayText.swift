/// Texts and numbers as people read them.
package enum DisplayText {
  /// The text as one line, in which one blank stands for each run of blanks and line ends.
  package static func line(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The text as one line, cut to `count` characters, of which the last is then an ellipsis.
  package static func shortened(_ text: String, to count: Int) -> String {
    let line = line(text)
    return line.count <= count ? line : "\(line.prefix(count - 1))…"
  }

  /// A paragraph in lines of at most 78 characters, unless a word is longer.
  package static func wrapped(_ text: String) -> String {
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

  /// A count of five digits or more in groups of three, with a narrow no-break space between them.
  package static func grouped(_ count: Int) -> String {
    let digits = String(count.magnitude)
    var text = count < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0, digits.count > 4 { text += "\u{202F}" }
      text.append(digit)
    }
    return text
  }

  /// A character by its number: `U+0085`.
  package static func codePoint(_ scalar: Unicode.Scalar) -> String {
    "U+" + String(scalar.value, radix: 16, uppercase: true).zeroPadded(to: 4)
  }

  /// A number of bytes with its unit: `1.4 MB`.
  package static func size(_ bytes: Int) -> String {
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
}
