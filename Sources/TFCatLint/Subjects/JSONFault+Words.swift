import LintKit
import TFCat
import TFCatJSON

extension JSONFault {
  /// What to do about the fault, as the end of a message: what the parser knows to write, or else `hint`.
  func correction(or hint: String? = nil) -> String {
    let words: String? =
      switch suggestion {
      case ""?: "remove it"
      case " "?: "write a blank"
      case let text? where text.utf8.count <= 60 && text.utf8.allSatisfy { $0 >= 0x20 }: "write \(text)"
      default: hint
      }
    return words.map { "; \($0)" } ?? ""
  }
}
