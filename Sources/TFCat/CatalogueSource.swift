/// The text behind a reader: parses parts of it and gives faults their places.
struct CatalogueSource {
  let file: MappedFile
  let path: String

  func parse(_ head: HeadText) throws(CatalogueError) -> JSONValue {
    if let json = head.bytes.withUnsafeBytes({ JanssonParser.parse($0) }) { return json }
    let outcome = head.bytes.withUnsafeBytes { RecoveringParser.parseDocument($0) }
    if let fault = outcome.faults.first(where: isFatal) {
      throw error(at: head.documentRange(fault.range), pointer: fault.pointer, Self.reason(fault))
    }
    guard let node = outcome.nodes.first else {
      throw CatalogueError(path: path, reason: "the file is empty")
    }
    return node.value
  }

  func parse(_ range: Range<Int>, pointer: JSONPointer) throws(CatalogueError) -> JSONValue {
    let slice = UnsafeRawBufferPointer(rebasing: file.bytes[range])
    if let json = JanssonParser.parse(slice) { return json }
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

  /// Besides what is no JSON these are the two things that cannot be read without choosing what to lose: members of the
  /// same name, and halves of characters.
  private func isFatal(_ fault: JSONFault) -> Bool {
    !fault.kind.isAdvice || fault.kind == .duplicateMember || fault.kind == .loneSurrogate
  }

  private static func reason(_ fault: JSONFault) -> String {
    let kind = fault.kind.isAdvice ? "ambiguous JSON" : "not JSON"
    return "\(kind) (\(fault.kind.rawValue)): \(fault.text)"
      + (fault.suggestion.map { "; write \($0)" } ?? "")
  }

  func error(_ model: ModelError, in head: HeadText) -> CatalogueError {
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
