import Base
import TFCatJSON

extension SchemaPass {
  /// One item after the other, from the first byte of the document to the last.
  func checkStraight(_ text: UnsafeRawBufferPointer, _ items: [String: [Int]]) -> Outcome {
    var lists: [String: ListOutcome] = [:]
    var holes: [Range<Int>] = []
    var tape = JSONTape()
    var offset = text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    func take(_ byte: UInt8) -> Bool {
      offset = text.skippingWhitespace(from: offset)
      guard offset < text.count, text[offset] == byte else { return false }
      offset = text.skippingWhitespace(from: offset + 1)
      return true
    }
    // What does not go this way is looked at as a whole.
    guard take(.beginObject), offset < text.count, text[offset] == .quotationMark else {
      return checkWhole(text)
    }
    repeat {
      guard let end = try? tape.readValue(of: text, at: offset), let name = tape.view(of: text),
        name.entries[0].kind == .string
      else { return checkWhole(text) }
      let list = DocumentLayout.longLists.first { name.content(of: 0).elementsEqual($0.utf8) }
      offset = end
      guard take(.nameSeparator), offset < text.count else { return checkWhole(text) }
      if let list, text[offset] == .beginArray {
        guard lists[list] == nil else { return checkWhole(text) }
        let start = offset + 1
        offset = text.skippingWhitespace(from: start)
        var reader = SchemaItemReader(
          pass: self, text: text, base: 0, list: list, firstIndex: 0, schemas: items[list] ?? [],
          offset: offset)
        if offset < text.count, text[offset] != .endArray { reader.run() }
        offset = reader.offset
        let isClosed = !reader.hasTrailingComma && offset < text.count && text[offset] == .endArray
        if !isClosed { reader.fail() }
        lists[list] = reader.outcome
        guard reader.outcome.fault == nil else {
          var outcome = emptyOutcome
          outcome.fault = reader.outcome.fault
          return outcome
        }
        holes.append(start..<offset)
        offset += 1
      } else {
        guard let end = try? tape.readValue(of: text, at: offset) else { return checkWhole(text) }
        offset = end
      }
    } while take(.valueSeparator)
    guard take(.endObject), offset == text.count else { return checkWhole(text) }
    return check(text, HeadText(text, without: holes), lists)
  }
}
