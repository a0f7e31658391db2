/// Texts as a resource descriptor of DaCHS takes them.
enum DescriptorText {
  /// For content and attributes. A backslash calls a macro of DaCHS, and two are one.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\\": result += "\\\\"
      // What XML 1.0 cannot hold.
      case _ where scalar.value < 0x20 && scalar != "\n" && scalar != "\t": result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A string of Python in quotes, as it stands in code of a descriptor, which knows no backslash.
  static func pythonString(_ text: String) -> String {
    let safe = text.replacing("\\", with: "/").replacing("\"", with: "'").replacing("\n", with: " ")
    return escapedCode("\"\(safe)\"")
  }

  /// Code as content of an element.
  static func escapedCode(_ code: String) -> String {
    code.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
  }
}
