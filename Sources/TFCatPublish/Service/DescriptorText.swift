import Base
import TFCatPackage

/// Texts as they are written into a resource descriptor of DaCHS.
enum DescriptorText {
  /// For content and attributes. A backslash calls a macro of DaCHS, and two are one.
  static func escaped(_ text: String) -> String {
    XMLEscaping.text(text).replacing("\\", with: "\\\\")
  }

  /// A text in code of a descriptor, which has no backslash of its own.
  static func pythonString(_ text: String) -> String {
    escapedCode(PythonEscaping.expressionWithoutBackslash(text))
  }

  /// Code as content of an element.
  private static func escapedCode(_ code: String) -> String {
    code.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
