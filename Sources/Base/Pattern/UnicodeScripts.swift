internal import Synchronization

/// The characters of a script. Swift's standard library tells them by its regular expressions alone, so that
/// a script is asked for once, of all characters, and kept.
enum UnicodeScripts {
  private static let known = Mutex<[String: CodePointSet]>([:])

  /// `nil` for a script that there is not.
  static func set(_ name: String, withExtensions: Bool) -> CodePointSet? {
    // What stands here becomes part of a pattern of another kind.
    guard !name.isEmpty, name.utf8.allSatisfy({ $0 == UInt8(ascii: "_") || $0.isLetter }) else { return nil }
    let property = withExtensions ? "Script_Extensions" : "Script"
    let key = "\(property)=\(name)"
    if let set = known.withLock({ $0[key] }) { return set }
    guard let pattern = try? Regex("\\p{\(key)}+").matchingSemantics(.unicodeScalar) else { return nil }
    let text = assigned
    var ranges: [ClosedRange<UInt32>] = []
    for match in text.matches(of: pattern) {
      for scalar in text.unicodeScalars[match.range] { ranges.append(scalar.value...scalar.value) }
    }
    let set = CodePointSet(ranges)
    known.withLock { $0[key] = set }
    return set
  }

  /// Every character that has a meaning of its own.
  private static var assigned: String {
    var text = String.UnicodeScalarView()
    for codePoint in UInt32(0)...CodePointSet.greatest {
      guard let scalar = Unicode.Scalar(codePoint) else { continue }
      switch scalar.properties.generalCategory {
      case .unassigned, .privateUse: break
      default: text.append(scalar)
      }
    }
    return String(text)
  }
}
