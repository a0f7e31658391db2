import Base
package import TFCatJSON

/// What tells a finding from all others of its file, and stays as it is while the file is edited elsewhere.
///
/// It is made of the rule, of the feature (its `id`, or what it says where it has none), of the place in it,
/// and of the value there. Line, message and the place of the feature in its list are no part of it, so that
/// it survives when features are sorted, added or removed. Of findings that are the same in all of this, each
/// has a number.
public struct Fingerprint: Hashable, Sendable {
  /// The hash, FNV-1a of 64 bits.
  public let value: UInt64

  /// The fingerprint with that hash.
  public init(value: UInt64) { self.value = value }

  /// Reads 16 hexadecimal digits; `nil` for any other text.
  public init?(_ text: some StringProtocol) {
    guard text.utf8.count == 16, !text.hasPrefix("+"), let value = UInt64(text, radix: 16) else { return nil }
    self.value = value
  }

  /// - Parameters:
  ///   - subject: the item of a long list, as it is known however the list is sorted; empty for the rest of a
  ///     document.
  ///   - pointer: from the subject.
  ///   - content: the bytes of the value, of which blanks do not count.
  package init(rule: String, subject: String, pointer: JSONPointer, content: UnsafeRawBufferPointer) {
    var hash = FNV1a()
    hash.add(rule)
    hash.add(UInt64(subject.utf8.count))
    hash.add(subject)
    hash.add(pointer.description)
    hash.add(Self.hash(ofContent: content))
    value = hash.value
  }

  /// A rule that is told once for a file has one fingerprint there, wherever it is told.
  package init(onceToldRule rule: String) {
    self.init(rule: rule, subject: "", pointer: [], content: UnsafeRawBufferPointer(start: nil, count: 0))
  }

  /// The fingerprint of another finding that is the same but for its number, from 1.
  package func numbered(_ number: Int) -> Fingerprint {
    guard number > 1 else { return self }
    var hash = FNV1a()
    hash.add(value)
    hash.add(UInt64(number))
    return Fingerprint(value: hash.value)
  }

  /// For lists of findings of several files: the path is a part of it.
  func inFile(_ path: String) -> Fingerprint {
    var hash = FNV1a()
    hash.add(path)
    hash.add(value)
    return Fingerprint(value: hash.value)
  }

  /// The hash of a text without its blanks and line ends.
  static func hash(ofContent bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hash = FNV1a()
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    for byte in bytes where byte > 0x20 { text.append(byte) }
    text.withUnsafeBufferPointer { hash.add($0) }
    return hash.value
  }
}

extension Fingerprint: CustomStringConvertible {
  /// 16 hexadecimal digits.
  public var description: String { String(value, radix: 16).zeroPadded(to: 16) }
}
