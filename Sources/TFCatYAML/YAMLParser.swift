import Base
import TFCatJSON

/// Reads YAML texts into values with places.
public enum YAMLParser {
  /// Files that describe something are small; a larger one is another file.
  private static let sizeLimit = 16 << 20
  private static let depthLimit = 100
  /// Aliases may repeat what stands once; a text made of aliases of aliases would fill the memory.
  private static let nodeLimit = 1_000_000

  /// Reads a file of at most 16 MiB with one YAML document.
  ///
  /// - Parameter path: a file; `-` for standard input.
  /// - Throws: ``YAMLError`` with the place of what is wrong.
  public static func parse(path: String) throws(YAMLError) -> YAMLValue {
    let file: MappedFile
    do {
      file = try MappedFile(path: path).inUTF8(path: path)
    } catch {
      throw YAMLError(path: path, place: nil, reason: error.reason)
    }
    guard file.count <= sizeLimit else {
      throw YAMLError(path: path, place: nil, reason: "more than 16 MiB: this is no description")
    }
    if let signature = FileSignature.detect(file.bytes) {
      throw YAMLError(path: path, place: nil, reason: signature.reason)
    }
    let start = TextEncoding.markLength(file.bytes)
    guard let text = String(validating: file.bytes.dropFirst(start), as: UTF8.self) else {
      throw YAMLError(path: path, place: nil, reason: "the file is not UTF-8")
    }
    return try parse(text, path: path)
  }

  /// Reads a text with one YAML document.
  ///
  /// - Parameter path: what errors call the text.
  /// - Throws: ``YAMLError`` with the place of what is wrong.
  public static func parse(_ text: String, path: String = "<memory>") throws(YAMLError) -> YAMLValue {
    do throws(YAMLDocument.Fault) {
      // A byte order mark is no part of the text (YAML 1.2, section 5.2); libyaml, told that the text is
      // UTF-8, takes it for one.
      let start = text.utf8.starts(with: TextEncoding.mark) ? 3 : 0
      let document = try Array(text.utf8.dropFirst(start)).withUnsafeBufferPointer {
        text throws(YAMLDocument.Fault) in
        try YAMLDocument(UnsafeRawBufferPointer(text))
      }
      // Without a document there is nothing, as where one is null.
      guard let root = document.root else {
        return YAMLValue(.scalar("", .null), place: SourcePosition(line: 1, column: 1))
      }
      var count = 0
      return try value(root, of: document, depth: 0, count: &count)
    } catch {
      throw YAMLError(path: path, place: error.place, reason: error.reason)
    }
  }

  private static func value(
    _ number: Int32, of document: YAMLDocument, depth: Int, count: inout Int
  ) throws(YAMLDocument.Fault) -> YAMLValue {
    guard let (node, place) = document.node(number) else {
      throw YAMLDocument.Fault(reason: "a node is lost")
    }
    count += 1
    guard depth < depthLimit, count < nodeLimit else {
      throw YAMLDocument.Fault(place: place, reason: "nested too deeply, or too many aliases")
    }
    switch node {
    case .scalar(let text, let isPlain):
      return YAMLValue(.scalar(text, isPlain ? plain(text) : .string(text)), place: place)
    case .sequence(let numbers):
      var items: [YAMLValue] = []
      for number in numbers {
        items.append(try value(number, of: document, depth: depth + 1, count: &count))
      }
      return YAMLValue(.sequence(items), place: place)
    case .mapping(let pairs):
      var members: [YAMLValue.Member] = []
      var names: Set<String> = []
      for pair in pairs {
        let key = document.node(pair.name)
        guard case .scalar(let name, _)? = key?.node else {
          throw YAMLDocument.Fault(place: key?.place, reason: "a name must be a word")
        }
        guard names.insert(name).inserted else {
          throw YAMLDocument.Fault(place: key?.place, reason: "the same name twice: \(name)")
        }
        members.append(
          .init(
            name: name, namePlace: key?.place ?? place,
            value: try value(pair.value, of: document, depth: depth + 1, count: &count)))
      }
      return YAMLValue(.mapping(members), place: place)
    }
  }

  /// A scalar without quotes by the core schema (YAML 1.2, section 10.3).
  private static func plain(_ text: String) -> JSONValue {
    switch text {
    case "", "~", "null", "Null", "NULL": return .null
    case "true", "True", "TRUE": return .bool(true)
    case "false", "False", "FALSE": return .bool(false)
    default: break
    }
    if let number = JSONNumber(literal: text) { return .number(number) }
    guard let first = text.utf8.first, "+-.0123456789".utf8.contains(first) else { return .string(text) }
    if text.hasPrefix("0x"), let value = Int64(text.dropFirst(2), radix: 16) {
      return .number(JSONNumber(value))
    }
    if text.hasPrefix("0o"), let value = Int64(text.dropFirst(2), radix: 8) {
      return .number(JSONNumber(value))
    }
    guard text.utf8.allSatisfy({ "+-.0123456789eE".utf8.contains($0) }), text.utf8.contains(where: \.isDigit),
      let value = Double(text), let number = JSONNumber(value)
    else { return .string(text) }
    return .number(number)
  }
}
