internal import TFCatJSON

/// A value written so that two texts are the same bytes when, and only when, the values are equal as JSON
/// Schema has it (2020-12 Core, section 4.2.2): numbers by value, members in any order, strings by their
/// characters.
enum CanonicalValue {
  static func bytes(of index: Int, in tape: TapeView) -> [UInt8] {
    let entries = tape.entries
    // Backwards, so that a container finds its children done: no nesting exhausts the thread's stack.
    var done: [[UInt8]] = []
    for entry in stride(from: Int(entries[index].next) - 1, through: index, by: -1) {
      var bytes: [UInt8] = []
      switch entries[entry].kind {
      case .null: bytes.append(UInt8(ascii: "n"))
      case .boolean: bytes.append(tape.base[Int(entries[entry].start)])
      case .integer, .fraction:
        bytes.append(UInt8(ascii: "0"))
        ExactNumber(tape.spelling(of: entry)).appendCanonical(to: &bytes)
      case .string:
        // The length before it keeps any content from looking like something else.
        let content = tape.content(of: entry)
        bytes.append(contentsOf: "\"\(content.count):".utf8)
        bytes.append(contentsOf: content)
      case .array:
        let start = done.count - tape.childCount(of: entry)
        bytes.append(UInt8(ascii: "["))
        for item in done[start...].reversed() {
          bytes.append(contentsOf: item)
          bytes.append(UInt8(ascii: ","))
        }
        bytes.append(UInt8(ascii: "]"))
        done.removeSubrange(start...)
      case .object:
        let start = done.count - 2 * tape.childCount(of: entry)
        let members = stride(from: done.count - 1, to: start, by: -2).map { done[$0] + [0x3A] + done[$0 - 1] }
        bytes.append(UInt8(ascii: "{"))
        for member in members.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
          bytes.append(contentsOf: member)
          bytes.append(UInt8(ascii: ","))
        }
        bytes.append(UInt8(ascii: "}"))
        done.removeSubrange(start...)
      }
      done.append(bytes)
    }
    return done.last ?? []
  }
}
