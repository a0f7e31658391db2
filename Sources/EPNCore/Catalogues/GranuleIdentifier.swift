import Base
package import TFCat
internal import TFCatJSON

/// Makes the `granule_uid` of an event: readable, and the same wherever the event stands in the file.
///
/// An event whose id is a word keeps it: `SERVICE_ID`. Numbers are often no more than the place in the file,
/// and other texts would have to be changed, so that all others are named by what they are:
/// `SERVICE_INSTRUMENT_TYPE_20120101T003412_3f9a1c22d0`, where the digits at the end stand for times,
/// frequencies and properties.
package struct GranuleIdentifier {
  private var hash = FNV1a()

  mutating func add(_ value: UInt64) { hash.add(value) }

  mutating func add(_ number: Double) { hash.add(number.bitPattern) }

  /// Adds when and in which band an event is, so that a catalogue in other axes has the same events: times to
  /// thousandths of a second, frequencies to six or seven digits.
  mutating func add(_ time: TimeRange?, _ spectral: SpectralRange?) {
    add(Self.milliseconds(time?.start))
    add(Self.milliseconds(time?.end))
    add(Self.rounded(spectral?.min))
    add(Self.rounded(spectral?.max))
  }

  private static func milliseconds(_ instant: Instant?) -> Double {
    instant.map { ($0.julianDate * 86_400_000).rounded() } ?? -1
  }

  private static func rounded(_ value: Double?) -> Double {
    let value = value ?? -1
    guard value.isFinite, value != 0 else { return value }
    let step = Double(sign: .plus, exponent: value.exponent - 21, significand: 1)
    return (value / step).rounded() * step
  }

  mutating func add(_ text: String) {
    hash.add(text)
    hash.add(UInt64(0xFF))
  }

  /// Adds properties, in the order of their names.
  ///
  /// - Parameter text: memory to write values in.
  mutating func add(_ object: JSONObject?, by text: inout JSONTextWriter) {
    guard let object else { return }
    var members = object.members
    if !zip(members, members.dropFirst()).allSatisfy({ $0.name <= $1.name }) {
      members.sort { $0.name < $1.name }
    }
    for member in members {
      add(member.name)
      add(member.value, by: &text)
    }
  }

  mutating func add(_ value: JSONValue, by text: inout JSONTextWriter) {
    text.bytes.removeAll(keepingCapacity: true)
    text.write(value)
    text.bytes.withUnsafeBufferPointer { add(value: $0) }
  }

  /// Adds a value as a writer writes it.
  mutating func add(value text: UnsafeBufferPointer<UInt8>) {
    hash.add(text)
    hash.add(UInt64(0xFF))
  }

  /// Ten hexadecimal digits.
  var digits: String {
    var bytes: [UInt8] = []
    appendDigits(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  func appendDigits(to bytes: inout [UInt8]) {
    // The upper bits of the sum depend on all bytes; so do these after mixing.
    let mixed = (hash.value ^ (hash.value >> 32)) &* 0x9e37_79b9_7f4a_7c15
    for digit in 0..<10 {
      let value = UInt8(truncatingIfNeeded: mixed >> (60 - 4 * UInt64(digit)) & 0xF)
      bytes.append(value < 10 ? 0x30 + value : 0x57 + value)
    }
  }

  /// Appends `_` and the beginning of a text as a word, if it has one.
  static func append(word text: String, to bytes: inout [UInt8]) {
    var text = text
    let isPlain = text.withUTF8 { utf8 in
      guard !utf8.isEmpty, utf8.count <= longestWord, utf8.allSatisfy(standsInWord) else { return false }
      bytes.append(UInt8(ascii: "_"))
      bytes.append(contentsOf: utf8)
      return true
    }
    if isPlain { return }
    let word = word(text.prefix(longestWord))
    if !word.isEmpty { bytes.append(contentsOf: "_\(word)".utf8) }
  }

  private static let longestWord = 24

  /// Appends `_20120101T003412`.
  static func append(_ instant: Instant, to bytes: inout [UInt8]) {
    guard let text = try? instant.iso8601Text(decimals: .fixed(0)) else { return }
    bytes.append(UInt8(ascii: "_"))
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: ISO8601Text.capacity) { buffer in
      guard let start = buffer.baseAddress else { return }
      for byte in buffer[..<(text.put(at: start) - start)]
      where byte != UInt8(ascii: "-") && byte != UInt8(ascii: ":") && byte != UInt8(ascii: "Z") {
        bytes.append(byte)
      }
    }
  }

  /// Whether a byte stands in a word as it is.
  private static func standsInWord(_ byte: UInt8) -> Bool {
    byte.isLetterOrDigit || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "+")
  }

  /// Whether a text is a word, as `word` writes it: letters and digits of ASCII, `.` and `+`, and single `-`
  /// between them. `_` is none of them: it separates the parts of identifiers.
  static func isWord(_ text: String) -> Bool {
    var last = UInt8(ascii: "-")
    for byte in text.utf8 {
      guard standsInWord(byte) || (byte == UInt8(ascii: "-") && last != byte) else { return false }
      last = byte
    }
    return last != UInt8(ascii: "-")
  }

  /// A text with letters, digits, `.`, `+` and `-` alone; what else stands there becomes `-`.
  package static func word(_ text: some StringProtocol) -> String {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      if standsInWord(byte) {
        bytes.append(byte)
      } else if bytes.last != UInt8(ascii: "-") {
        bytes.append(UInt8(ascii: "-"))
      }
    }
    while bytes.last == UInt8(ascii: "-") { bytes.removeLast() }
    while bytes.first == UInt8(ascii: "-") { bytes.removeFirst() }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// `20120101T003412`
  package static func time(_ instant: Instant) -> String? {
    guard let text = try? instant.iso8601(decimals: .fixed(0)) else { return nil }
    return text.filter { $0 != "-" && $0 != ":" && $0 != "Z" }
  }
}

/// Words of identifiers with what they were made of: most events have those of the event before.
struct IdentifierWords: Sendable {
  private var known: [(text: String, word: [UInt8])] = []

  /// Appends `_` and the beginning of a text as a word, if it has one.
  ///
  /// - Parameter place: of the text among those of an identifier.
  mutating func append(_ text: String, at place: Int, to bytes: inout [UInt8]) {
    if place >= known.count || !known[place].text.isSame(as: text) {
      var word: [UInt8] = []
      GranuleIdentifier.append(word: text, to: &word)
      known.removeLast(max(0, known.count - place))
      known.append((text, word))
    }
    bytes.append(contentsOf: known[place].word)
  }
}
