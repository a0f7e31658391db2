import LintKit
import TFCat
import TFCatJSON

/// Values that the recovering parser had to guess: what other rules would say of them is about the guess.
struct RepairedValues {
  private let pointers: Set<JSONPointer>

  static let none = RepairedValues([], in: [])

  private static let kinds: Set<JSONFault.Kind> = [
    .nonFiniteNumber, .foreignLiteral, .bareWord, .incompleteNumber, .missingValue, .hexadecimal, .plusSign,
    .leadingZero, .numberOverflow, .unexpectedCharacter, .nestingTooDeep,
    .truncated, .unclosedString, .unescapedQuote, .badEscape, .controlCharacter, .invalidUTF8,
  ]

  /// - Parameter base: the place from which findings give theirs.
  init(_ faults: [JSONFault], in base: JSONPointer) {
    let inside = faults.filter { Self.kinds.contains($0.kind) && $0.pointer.tokens.starts(with: base.tokens) }
    pointers = Set(inside.map { JSONPointer(Array($0.pointer.tokens.dropFirst(base.tokens.count))) })
  }

  var isEmpty: Bool { pointers.isEmpty }

  func contains(_ pointer: JSONPointer) -> Bool { pointers.contains(pointer) }
}
