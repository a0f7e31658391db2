import Base
import TFCatJSON

/// What a finding is about, as its fingerprint needs it: the item of a long list by what it calls itself, and
/// the place in it.
struct FindingSubject {
  /// The longest value of which the bytes are a part of a fingerprint. A longer one is a list that holds much
  /// else.
  private static let longestContent = 1 << 16

  private let text: UnsafeRawBufferPointer
  /// Findings come in the order of the document, so that many in turn are about one item, which may be long.
  private var latest: (list: String, index: Int, identity: String)?

  init(text: UnsafeRawBufferPointer) { self.text = text }

  /// The fingerprint of a finding, without its number.
  ///
  /// - Parameters:
  ///   - pointer: from the root of the document.
  ///   - range: the bytes of the place.
  ///   - node: the item, where it was parsed already.
  mutating func fingerprint(
    of finding: Finding, pointer: JSONPointer, range: Range<Int>, node: JSONNode?
  ) -> Fingerprint {
    var content = UnsafeRawBufferPointer(start: nil, count: 0)
    if range.upperBound <= text.count, range.count <= Self.longestContent {
      content = UnsafeRawBufferPointer(rebasing: text[range])
    }
    // What is said of an object is about a member that is missing, or about its members in all.
    if content.first == UInt8(ascii: "{") { content = UnsafeRawBufferPointer(start: nil, count: 0) }
    var subject = ""
    var place = pointer
    if let item = finding.item {
      if latest?.list != item.list || latest?.index != item.index {
        latest = (item.list, item.index, identity(of: item, node))
      }
      subject = "\(item.list) \(latest?.identity ?? "")"
      if place.tokens.starts(with: [.name(item.list), .index(item.index)]) {
        place = JSONPointer(Array(place.tokens.dropFirst(2)))
      }
    }
    return Fingerprint(rule: finding.rule.id, subject: subject, pointer: place, content: content)
  }

  /// The item's id as it is written; the hash of its text where it has none.
  private func identity(of item: Finding.Item, _ node: JSONNode?) -> String {
    if let id = item.id { return "id \(id)" }
    guard item.range.upperBound <= text.count else { return "" }
    let slice = UnsafeRawBufferPointer(rebasing: text[item.range])
    if slice.first == UInt8(ascii: "{") {
      let node = node ?? RecoveringParser.parseElements(slice, base: [], firstIndex: 0).nodes.first
      if let id = node?.range(ofMember: "id"), id.upperBound <= slice.count {
        return "id \(String(decoding: slice[id], as: UTF8.self))"
      }
    }
    return String(Fingerprint.hash(ofContent: slice), radix: 16)
  }
}

extension JSONNode {
  /// The bytes of a member's value that is a number or a text.
  fileprivate func range(ofMember name: String) -> Range<Int>? {
    guard case .object(let members) = content, let member = members.last(where: { $0.name == name }) else {
      return nil
    }
    switch member.value.content {
    case .number, .string: return member.value.range
    default: return nil
    }
  }
}
