import Base
internal import TFCatJSON

/// The names of the members in the beginning of a JSON text, each with the names that lead to it: a name
/// means something only where a format has it.
struct JSONStart {
  /// The member `type` of the object at the top, if it is a text.
  private(set) var type: String?
  /// The ways to all members, not deeper than formats are told by; an array is `[]`.
  private var paths: Set<[String]> = []

  /// Looks at a text up to the end of its first value, or to where it is cut.
  ///
  /// - Returns: `nil` for a text that does not begin as an object or an array.
  init?(_ text: ByteText) {
    var scanner = Scanner(text)
    guard scanner.isInside else { return nil }
    while let name = scanner.nextName() {
      paths.insert(scanner.path)
      guard name == "type", scanner.depth == 1 else { continue }
      type = scanner.text()
      // What the features have says nothing more.
      if isOfFeatures { scanner.depthLimit = 2 }
    }
  }

  /// Whether the object at the top is a feature or a collection of features, of TFCat or GeoJSON: whatever
  /// names its properties have, it is no other format.
  var isOfFeatures: Bool { type == "FeatureCollection" || type == "Feature" }

  /// Whether there is a member at the end of this way from the top; `[]` is an array, `*` any name.
  func has(_ path: String...) -> Bool {
    if !path.contains("*") { return paths.contains(path) }
    return paths.contains { known in
      known.count == path.count && zip(known, path).allSatisfy { $1 == "*" ? $0 != "[]" : $0 == $1 }
    }
  }

  /// Goes from name to name.
  private struct Scanner {
    private let bytes: ByteText
    private var place = 0
    /// The brackets that are open: the name in an object, `[]` for an array.
    private(set) var path: [String] = []
    private var isObject: [Bool] = []
    /// Whether a string that comes next is a name.
    private var expectsName = false
    /// Names that are deeper are passed over.
    var depthLimit = 5

    init(_ text: ByteText) {
      bytes = text.hasPrefix("\u{FEFF}") ? text.from(3) : text
      skipSpace()
      while bytes[place] == FeatureLines.recordSeparator {
        place += 1
        skipSpace()
      }
      open()
    }

    var isInside: Bool { !isObject.isEmpty }
    var depth: Int { path.count }

    private mutating func skipSpace() { while bytes[place].isJSONWhitespace { place += 1 } }

    private mutating func open() {
      let isObject = bytes[place] == .beginObject
      guard isObject || bytes[place] == .beginArray else { return }
      self.isObject.append(isObject)
      path.append(isObject ? "" : "[]")
      expectsName = isObject
      place += 1
    }

    /// The next name, which is the last of `path` then; `nil` at the end of the value or of the text.
    mutating func nextName() -> String? {
      while isInside, place < bytes.count {
        switch bytes[place] {
        case .beginObject, .beginArray: open()
        case .endObject, .endArray:
          isObject.removeLast()
          path.removeLast()
          place += 1
          expectsName = false
        case .valueSeparator:
          expectsName = isObject.last == true
          place += 1
        case .quotationMark:
          guard let range = string() else { return nil }
          guard expectsName else { continue }
          expectsName = false
          guard depth <= depthLimit else { continue }
          let text = String(bytes[range.lowerBound, range.upperBound])
          path[path.count - 1] = text
          skipSpace()
          if bytes[place] == .nameSeparator { place += 1 }
          skipSpace()
          return text
        default: place += 1
        }
      }
      return nil
    }

    /// The string at this place, without its escapes undone; `nil` for none, and for one that is cut.
    mutating func text() -> String? { string().map { String(bytes[$0.lowerBound, $0.upperBound]) } }

    private mutating func string() -> Range<Int>? {
      guard bytes[place] == .quotationMark else { return nil }
      var end = place + 1
      while end < bytes.count, bytes[end] != .quotationMark { end += bytes[end] == .reverseSolidus ? 2 : 1 }
      guard end < bytes.count else { return nil }
      defer { place = end + 1 }
      return place + 1..<end
    }
  }
}
