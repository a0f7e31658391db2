import TFCatJSON
internal import Yams

/// Reads YAML texts into values with places.
public enum YAMLParser {
  /// Files that describe something are small; a larger one is another file.
  private static let sizeLimit = 16 << 20
  private static let depthLimit = 100
  /// Aliases may repeat what stands once; a text made of aliases of aliases would fill the memory.
  private static let nodeLimit = 1_000_000

  /// - Parameter path: a file; `-` for standard input.
  public static func parse(path: String) throws(YAMLError) -> YAMLValue {
    let file: MappedFile
    do {
      file = try MappedFile(path: path)
    } catch {
      throw YAMLError(path: path, place: nil, reason: error.reason)
    }
    guard file.count <= sizeLimit else {
      throw YAMLError(path: path, place: nil, reason: "more than 16 MiB: this is no description")
    }
    guard let text = String(validating: file.bytes, as: UTF8.self) else {
      throw YAMLError(path: path, place: nil, reason: "the file is not UTF-8")
    }
    return try parse(text, path: path)
  }

  /// - Parameter path: what errors call the text.
  public static func parse(_ text: String, path: String = "<memory>") throws(YAMLError) -> YAMLValue {
    var node: Node?
    do {
      // No tag is resolved by Yams: YAML 1.1 reads `no` as a boolean and `1:20` as a number.
      node = try Parser(yaml: text, resolver: .basic).singleRoot()
    } catch let error as YamlError {
      throw YAMLError(error, path: path)
    } catch {
      throw YAMLError(path: path, place: nil, reason: "\(error)")
    }
    guard let node else { throw YAMLError(path: path, place: nil, reason: "the text is empty") }
    var count = 0
    return try value(node, path: path, depth: 0, count: &count)
  }

  private static func value(
    _ node: Node, path: String, depth: Int, count: inout Int
  ) throws(YAMLError) -> YAMLValue {
    let place = SourcePosition(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
    count += 1
    guard depth < depthLimit, count < nodeLimit else {
      throw YAMLError(path: path, place: place, reason: "nested too deeply, or too many aliases")
    }
    switch node {
    case .scalar(let scalar):
      let isPlain = scalar.style == .plain || scalar.style == .any
      return YAMLValue(
        .scalar(scalar.string, isPlain ? plain(scalar.string) : .string(scalar.string)), place: place)
    case .sequence(let sequence):
      var items: [YAMLValue] = []
      for item in sequence { items.append(try value(item, path: path, depth: depth + 1, count: &count)) }
      return YAMLValue(.sequence(items), place: place)
    case .mapping(let mapping):
      var members: [YAMLValue.Member] = []
      for (key, item) in mapping {
        let keyPlace = SourcePosition(line: key.mark?.line ?? 1, column: key.mark?.column ?? 1)
        guard case .scalar(let name) = key else {
          throw YAMLError(path: path, place: keyPlace, reason: "a name must be a word")
        }
        members.append(
          .init(
            name: name.string, namePlace: keyPlace,
            value: try value(item, path: path, depth: depth + 1, count: &count)))
      }
      return YAMLValue(.mapping(members), place: place)
    case .alias:
      throw YAMLError(path: path, place: place, reason: "an alias of something that is not there")
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

extension YAMLError {
  fileprivate init(_ error: YamlError, path: String) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      self.init(
        path: path, place: SourcePosition(line: mark.line, column: mark.column),
        reason: "not YAML: \(problem)")
    case .duplicatedKeysInMapping(let duplicates, let context):
      let names = duplicates.map { String(describing: $0) }.joined(separator: ", ")
      let mark = context.mark
      self.init(
        path: path, place: SourcePosition(line: mark.line, column: mark.column),
        reason: "the same name twice: \(names)")
    default: self.init(path: path, place: nil, reason: "not YAML: \(error)")
    }
  }
}
