package import TFCatJSON

/// Makes the fixes of findings, whose ranges are those of the document.
package struct FixMaker {
  private let text: UnsafeRawBufferPointer

  /// - Parameter text: of the document.
  package init(text: UnsafeRawBufferPointer) { self.text = text }

  /// The fix of a finding about an item of a long list, or about bytes of the document.
  ///
  /// - Parameter tree: the item, where it was parsed already.
  func fix(of finding: Finding, tree: FixTree?) -> Fix? {
    guard let repair = finding.repair else { return nil }
    switch finding.place {
    case .bytes(let range, let pointer):
      return repair.fix(at: FixPlace(text: text, root: nil, pointer: pointer, range: range))
    case .pointer(let pointer, let part):
      guard let item = finding.item, let tree = tree ?? Self.tree(of: item, in: text), tree.isClear else {
        return nil
      }
      let node = tree.node
      let slice = UnsafeRawBufferPointer(rebasing: text[item.range])
      let range = node.range(of: pointer.tokens, part: part)
      return repair.fix(at: FixPlace(text: slice, root: node, pointer: pointer, range: range))?
        .moved { ($0.lowerBound + item.range.lowerBound)..<($0.upperBound + item.range.lowerBound) }
    }
  }

  static func tree(of item: Finding.Item, in text: UnsafeRawBufferPointer) -> FixTree? {
    let slice = UnsafeRawBufferPointer(rebasing: text[item.range])
    return RecoveringParser.parseElements(slice, base: [], firstIndex: 0).nodes.first.map(FixTree.init)
  }

  /// The fix of a finding about the document around its long lists.
  ///
  /// - Parameter root: of the head as a tree.
  func fix(of finding: Finding, head: HeadText?, root: FixTree?) -> Fix? {
    guard let repair = finding.repair, let head else { return nil }
    return head.bytes.withUnsafeBytes { bytes in
      let place =
        switch finding.place {
        case .bytes(let range, let pointer):
          FixPlace(text: bytes, root: nil, pointer: pointer, range: range)
        case .pointer where root?.isClear == false: nil as FixPlace?
        case .pointer(let pointer, let part):
          FixPlace(
            text: bytes, root: root?.node, pointer: pointer,
            range: root?.node.range(of: pointer.tokens, part: part) ?? 0..<0)
        }
      return place.flatMap { repair.fix(at: $0) }?.moved { head.editableRange($0) }
    }
  }

  /// The fixes of findings in the order of the document, but for those that touch one before.
  ///
  package func fixes(of findings: [Finding], _ selection: FixSelection) -> FixList {
    var list = FixList()
    var latest: (range: Range<Int>, tree: FixTree?)?
    for finding in findings where selection.takes(finding) {
      if let item = finding.item, case .pointer = finding.place, latest?.range != item.range {
        latest = (item.range, Self.tree(of: item, in: text))
      }
      if let fix = fix(of: finding, tree: finding.item == nil ? nil : latest?.tree) {
        list.add(fix, of: finding.rule)
      }
    }
    return list
  }

  /// The same for findings about the head.
  package func fixes(of findings: [Finding], head: HeadText?, _ selection: FixSelection) -> FixList {
    var list = FixList()
    let wanted = findings.filter(selection.takes)
    guard !wanted.isEmpty else { return list }
    let root = head.flatMap { $0.bytes.withUnsafeBytes { RecoveringParser.parseDocument($0) }.nodes.first }
      .map(FixTree.init)
    for finding in wanted {
      let fix =
        finding.item == nil ? fix(of: finding, head: head, root: root) : fix(of: finding, tree: nil)
      if let fix { list.add(fix, of: finding.rule) }
    }
    return list
  }
}

/// An item or the head of a document, for fixes.
struct FixTree {
  let node: JSONNode
  /// Whether no name comes twice in an object: otherwise nobody knows which of two members is meant.
  let isClear: Bool

  init(_ node: JSONNode) {
    self.node = node
    isClear = !node.hasNameTwice
  }
}

extension Fix {
  /// The same fix elsewhere; `nil` where one of its ranges cannot be had there.
  func moved(_ range: (Range<Int>) -> Range<Int>?) -> Fix? {
    var edits: [Edit] = []
    for edit in self.edits {
      guard let place = range(edit.range) else { return nil }
      edits.append(Edit(place, edit.replacement))
    }
    return Fix(safety, summary, edits: edits)
  }
}

/// Fixes of which none touches another. Of two that do, the first one stays, and the other one waits for the
/// next round.
package struct FixList: Sendable {
  /// The edits in the order of the document, each with the number of its fix.
  package private(set) var edits: [(edit: Edit, fix: Int)] = []
  /// The rules of the fixes.
  package private(set) var rules: [RuleDescription] = []
  /// How many fixes wait.
  package private(set) var waitingCount = 0

  package init() {}

  package var isEmpty: Bool { edits.isEmpty }

  package mutating func add(_ fix: Fix, of rule: RuleDescription) {
    var places: [Int] = []
    for edit in fix.edits {
      let place = firstIndex(from: edit.range.lowerBound)
      let isFree =
        (place == edits.count || !edits[place].edit.touches(edit))
        && (place == 0 || !edits[place - 1].edit.touches(edit))
      guard isFree else {
        waitingCount += 1
        return
      }
      places.append(place)
    }
    for (offset, (edit, place)) in zip(fix.edits, places).enumerated() {
      edits.insert((edit, rules.count), at: place + offset)
    }
    rules.append(rule)
  }

  /// The first edit that starts at an offset or behind it.
  private func firstIndex(from offset: Int) -> Int {
    var low = 0
    var high = edits.count
    while low < high {
      let middle = (low + high) / 2
      if edits[middle].edit.range.lowerBound < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
