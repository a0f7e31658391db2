/// Texts in YAML.
package enum YAMLEscaping {
  /// JSON as YAML has it. What JSON may leave as it is and YAML may not have, or takes for the end of a line,
  /// is written as `\u0085`: DEL, the controls C1, line and paragraph separators, the byte order mark and
  /// noncharacters (YAML 1.2, section 5.1). All of them stand in strings.
  package static func flow(json: String) -> String {
    guard json.unicodeScalars.contains(where: needsEscape) else { return json }
    var result = ""
    for scalar in json.unicodeScalars {
      if needsEscape(scalar) {
        result += "\\u" + String(scalar.value, radix: 16).zeroPadded(to: 4)
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: true
    default: false
    }
  }
}
