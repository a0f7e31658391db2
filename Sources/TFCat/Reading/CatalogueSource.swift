import Base
import TFCatJSON

/// The text behind a reader: parses parts of it and gives faults their places.
struct CatalogueSource {
  let file: MappedFile
  let path: String

  /// Where a list lies, with its brackets.
  func brackets(of list: DocumentLayout.ItemList) -> Range<Int> {
    (list.range.lowerBound - 1)..<min(list.range.upperBound + 1, file.count)
  }

  /// Parses everything but the items of long lists.
  func parseHead(of layout: DocumentLayout) throws(CatalogueError) -> JSONValue {
    let head = layout.head
    if let json = head.bytes.withUnsafeBytes({ parseSound($0) }) { return json }
    let outcome = head.bytes.withUnsafeBytes { RecoveringParser.parseDocument($0) }
    if let fault = outcome.faults.first(where: isFatal) {
      var pointer = fault.pointer
      // Of a list whose items are left out the head does not know how many there are.
      if case .name(let name) = pointer.tokens.first, layout.lists.contains(where: { $0.name == name }) {
        pointer = [.name(name)]
      }
      throw error(at: head.documentRange(fault.range), pointer: pointer, Self.reason(fault))
    }
    guard let node = outcome.nodes.first else {
      throw CatalogueError(path: path, reason: "the file is empty")
    }
    return node.value
  }

  func parse(_ range: Range<Int>, pointer: JSONPointer) throws(CatalogueError) -> JSONValue {
    let slice = UnsafeRawBufferPointer(rebasing: file.bytes[range])
    if let json = parseSound(slice) { return json }
    let outcome = RecoveringParser.parseDocument(slice)
    if let fault = outcome.faults.first(where: isFatal) {
      let place = (fault.range.lowerBound + range.lowerBound)..<(fault.range.upperBound + range.lowerBound)
      throw error(at: place, pointer: pointer.appending(fault.pointer), Self.reason(fault))
    }
    guard let node = outcome.nodes.first else {
      throw error(at: range, pointer: pointer, "a value is missing")
    }
    return node.value
  }

  private func parseSound(_ text: UnsafeRawBufferPointer) -> JSONValue? {
    if let json = JanssonParser.parse(text) { return json }
    // Integers beyond 2^53, the nanoseconds of TT2000 among them, are a matter of course here and no fault.
    guard var cursor = JSONCursor(text), let json = cursor.value() else {
      return nil
    }
    cursor.skipWhitespace()
    // Not with `? :`, in which nil would be JSON's null.
    guard cursor.position == cursor.limit else { return nil }
    return json
  }

  /// Besides what is no JSON these are the two things that cannot be read without choosing what to lose:
  /// members of the same name, and halves of characters.
  private func isFatal(_ fault: JSONFault) -> Bool {
    !fault.kind.isAdvice || fault.kind == .duplicateMember || fault.kind == .loneSurrogate
  }

  private static func reason(_ fault: JSONFault) -> String {
    let kind = fault.kind.isAdvice ? "ambiguous JSON" : "not JSON"
    return "\(kind) (\(fault.kind.words)): \(fault.text)"
      + (fault.suggestion.map { "; write \($0)" } ?? "")
  }

  func error(_ model: ModelError, in layout: DocumentLayout) -> CatalogueError {
    // The items of a long list are not in the head.
    if case .name(let name) = model.pointer.tokens.first,
      let list = layout.lists.first(where: { $0.name == name })
    {
      let inList = ModelError(
        model.code, at: JSONPointer(Array(model.pointer.tokens.dropFirst())), model.reason)
      return error(inList, in: brackets(of: list), pointer: [.name(name)])
    }
    let head = layout.head
    let root = head.bytes.withUnsafeBytes { RecoveringParser.parseDocument($0) }.nodes.first
    let range = root.map { head.documentRange($0.range(of: model.pointer.tokens)) } ?? 0..<0
    return error(at: range, pointer: model.pointer, model.reason)
  }

  func error(_ model: ModelError, in range: Range<Int>, pointer: JSONPointer) -> CatalogueError {
    let slice = UnsafeRawBufferPointer(rebasing: file.bytes[range])
    let node = RecoveringParser.parseDocument(slice).nodes.first
    let inSlice = node?.range(of: model.pointer.tokens) ?? 0..<0
    let place = (inSlice.lowerBound + range.lowerBound)..<(inSlice.upperBound + range.lowerBound)
    return error(at: place, pointer: pointer.appending(model.pointer), model.reason)
  }

  func error(at range: Range<Int>, pointer: JSONPointer, _ reason: String) -> CatalogueError {
    var lines = LineIndex(file.bytes)
    return CatalogueError(
      path: path, position: lines.position(of: range.lowerBound), pointer: pointer, reason: reason)
  }
}
