internal import Base
internal import CJansson

/// Parses sound texts strictly and fast; `RecoveringParser` gets texts with any fault.
package enum JanssonParser {
  /// Seeds jansson's hash function once, before the first object is made: a global constant is initialised
  /// by one thread while the others wait.
  private static let isSeeded: Bool = {
    json_object_seed(0)
    return true
  }()

  /// The value of a text; `nil` where `RecoveringParser` has anything to say about it.
  ///
  /// Besides what jansson refuses these are the numbers that a double changes (integers beyond 2^53, numbers
  /// that become zero) and the NUL character in a string.
  package static func parse(_ bytes: UnsafeRawBufferPointer) -> JSONValue? {
    // jansson passes over a NUL byte that follows a number.
    guard isSeeded, let start = bytes.baseAddress, !bytes.contains(0) else { return nil }
    let flags = Int(JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL | JSON_DECODE_ANY)
    guard let root = json_loadb(start.assumingMemoryBound(to: CChar.self), bytes.count, flags, nil) else {
      return nil
    }
    defer { json_decref(root) }
    var conversion = TreeConversion(literals: NumberLiterals(bytes: bytes))
    return conversion.value(of: root)
  }
}

/// Makes a `JSONValue` of jansson's tree. The walk keeps a stack of its own: the deepest tree that jansson
/// takes would need more of the thread's stack than small threads have.
private struct TreeConversion {
  private struct Frame {
    var container: UnsafeMutablePointer<json_t>
    /// Where the finished values of this container begin.
    var start: Int
    /// The next item of an array.
    var index = 0
    /// The current member of an object.
    var member: UnsafeMutableRawPointer?
  }

  var literals: NumberLiterals
  private var frames: [Frame] = []
  private var values: [JSONValue] = []
  private var members: [JSONObject.Member] = []

  init(literals: NumberLiterals) { self.literals = literals }

  mutating func value(of root: UnsafeMutablePointer<json_t>) -> JSONValue? {
    guard begin(root) else { return nil }
    while let frame = frames.last {
      let top = frames.count - 1
      if frame.container.pointee.type == JSON_ARRAY {
        if let item = json_array_get(frame.container, frame.index) {
          frames[top].index += 1
          guard begin(item) else { return nil }
        } else {
          frames.removeLast()
          let items = Array(values[frame.start...])
          values.removeSubrange(frame.start...)
          finish(.array(items))
        }
      } else if let member = frame.member {
        guard let value = json_object_iter_value(member), begin(value) else { return nil }
      } else {
        frames.removeLast()
        let object = JSONObject(members: Array(members[frame.start...]))
        members.removeSubrange(frame.start...)
        finish(.object(object))
      }
    }
    return values.last
  }

  /// Reads a scalar, or enters a container.
  private mutating func begin(_ node: UnsafeMutablePointer<json_t>) -> Bool {
    switch node.pointee.type {
    case JSON_ARRAY: frames.append(Frame(container: node, start: values.count))
    case JSON_OBJECT:
      frames.append(Frame(container: node, start: members.count, member: json_object_iter(node)))
    case JSON_STRING:
      guard let text = Self.text(json_string_value(node), json_string_length(node)) else { return false }
      finish(.string(text))
    case JSON_INTEGER:
      guard json_integer_value(node).magnitude <= 1 << 53, let literal = literals.next() else { return false }
      finish(.number(JSONNumber(checkedLiteral: literal)))
    case JSON_REAL:
      guard let literal = literals.next() else { return false }
      if json_real_value(node) == 0, literal.utf8.isSignificant { return false }
      finish(.number(JSONNumber(checkedLiteral: literal)))
    case JSON_TRUE: finish(.bool(true))
    case JSON_FALSE: finish(.bool(false))
    default: finish(.null)
    }
    return true
  }

  private mutating func finish(_ value: JSONValue) {
    guard let parent = frames.last, let member = parent.member else {
      values.append(value)
      return
    }
    let name = Self.text(json_object_iter_key(member), json_object_iter_key_len(member)) ?? ""
    members.append(.init(name: name, value: value))
    frames[frames.count - 1].member = json_object_iter_next(parent.container, member)
  }

  /// A string that jansson has checked to be UTF-8; `nil` if there is a NUL in it.
  private static func text(_ start: UnsafePointer<CChar>?, _ count: Int) -> String? {
    guard let start, count > 0 else { return "" }
    let bytes = UnsafeRawBufferPointer(start: start, count: count)
    return bytes.contains(0) ? nil : String(decoding: bytes, as: UTF8.self)
  }
}

/// The numbers of a valid text as they are spelled, which jansson does not keep. A cursor goes from one to
/// the next, in the order in which the tree is walked.
private struct NumberLiterals {
  let bytes: UnsafeRawBufferPointer
  var position = 0

  init(bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  mutating func next() -> String? {
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\""): skipString()
      case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        let start = position
        while position < bytes.count, Self.belongsToNumber(bytes[position]) { position += 1 }
        return String(decoding: bytes[start..<position], as: UTF8.self)
      default: position += 1
      }
    }
    return nil
  }

  private mutating func skipString() {
    position += 1
    while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
      position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
    }
    position += 1
  }

  private static func belongsToNumber(_ byte: UInt8) -> Bool {
    byte.isDigit || "-+.eE".utf8.contains(byte)
  }
}

extension String.UTF8View {
  /// Whether a number's text has a digit other than zero before the exponent.
  fileprivate var isSignificant: Bool {
    for byte in self {
      if byte | 0x20 == UInt8(ascii: "e") { return false }
      if byte >= UInt8(ascii: "1"), byte <= UInt8(ascii: "9") { return true }
    }
    return false
  }
}
