import Base
import TFCatPackage

/// Texts as they are written into a resource descriptor of DaCHS.
enum DescriptorText {
  /// The content of a `meta`. A backslash calls a macro of DaCHS there, and two are one.
  static func meta(_ text: String) -> String {
    XMLEscaping.text(text).replacing("\\", with: "\\\\")
  }

  /// The value of an attribute of a column or of a request: DaCHS takes it as it stands.
  static func attribute(_ text: String) -> String { XMLEscaping.text(text) }

  /// A text in code of a descriptor, which has no backslash of its own.
  static func pythonString(_ text: String) -> String {
    escapedCode(PythonEscaping.expressionWithoutBackslash(text))
  }

  /// Code as content of an element.
  private static func escapedCode(_ code: String) -> String {
    code.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
