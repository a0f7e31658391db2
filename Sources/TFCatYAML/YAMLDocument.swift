import Base
internal import CYAML
import TFCatJSON

/// A text as libyaml composes it: nodes by number, aliases resolved. The one importer of CYAML.
final class YAMLDocument {
  enum Node {
    case scalar(String, isPlain: Bool)
    case sequence([Int32])
    case mapping([(name: Int32, value: Int32)])
  }

  private let document: UnsafeMutablePointer<yaml_document_t>

  /// What makes a text no YAML, and where.
  struct Fault: Error {
    var place: SourcePosition?
    var reason: String
  }

  /// - Throws: also for a stream of several documents.
  init(_ text: UnsafeRawBufferPointer) throws(Fault) {
    try Self.checkLimits(of: text)
    let parser = try Self.parser(of: text)
    document = .allocate(capacity: 1)
    document.initialize(to: yaml_document_t())
    defer { Self.free(parser) }
    guard yaml_parser_load(parser, document) == 1 else { throw Self.fault(of: parser) }
    guard root != nil else { return }
    var next = yaml_document_t()
    guard yaml_parser_load(parser, &next) == 1 else { throw Self.fault(of: parser) }
    defer { yaml_document_delete(&next) }
    if let second = yaml_document_get_root_node(&next) {
      throw Fault(place: SourcePosition(second.pointee.start_mark), reason: "a second document starts here")
    }
  }

  deinit {
    yaml_document_delete(document)
    document.deallocate()
  }

  /// The number of the outermost node; `nil` when there is nothing but comments.
  var root: Int32? { yaml_document_get_root_node(document) == nil ? nil : 1 }

  /// A node, and where it starts.
  func node(_ number: Int32) -> (node: Node, place: SourcePosition)? {
    guard let node = yaml_document_get_node(document, number)?.pointee else { return nil }
    let place = SourcePosition(node.start_mark)
    switch node.type {
    case YAML_SCALAR_NODE:
      let scalar = node.data.scalar
      let text = String(
        decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
      return (.scalar(text, isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE), place)
    case YAML_SEQUENCE_NODE:
      let items = node.data.sequence.items
      guard let start = items.start, let top = items.top else { return (.sequence([]), place) }
      return (.sequence((0..<(top - start)).map { start[$0] }), place)
    case YAML_MAPPING_NODE:
      let pairs = node.data.mapping.pairs
      guard let start = pairs.start, let top = pairs.top else { return (.mapping([]), place) }
      return (.mapping((0..<(top - start)).map { (start[$0].key, start[$0].value) }), place)
    default: return nil
    }
  }

  // MARK: Limits

  /// libyaml looks at each open bracket again for each token, and at each anchor again for each anchor and
  /// alias: a text with many of these would take the square of its size.
  private static let depthLimit = 100
  private static let anchorLimit = 1000
  private static let aliasLimit = 100_000

  /// Goes over the events of the text, before anything is composed of them.
  private static func checkLimits(of text: UnsafeRawBufferPointer) throws(Fault) {
    let parser = try parser(of: text)
    defer { free(parser) }
    var (depth, anchors, aliases) = (0, 0, 0)
    while true {
      var event = yaml_event_t()
      guard yaml_parser_parse(parser, &event) == 1 else { throw fault(of: parser) }
      defer { yaml_event_delete(&event) }
      switch event.type {
      case YAML_STREAM_END_EVENT, YAML_NO_EVENT: return
      case YAML_SEQUENCE_START_EVENT:
        depth += 1
        if event.data.sequence_start.anchor != nil { anchors += 1 }
      case YAML_MAPPING_START_EVENT:
        depth += 1
        if event.data.mapping_start.anchor != nil { anchors += 1 }
      case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: depth -= 1
      case YAML_SCALAR_EVENT: if event.data.scalar.anchor != nil { anchors += 1 }
      case YAML_ALIAS_EVENT: aliases += 1
      default: break
      }
      let place = SourcePosition(event.start_mark)
      if depth > depthLimit {
        throw Fault(place: place, reason: "more than \(depthLimit) lists and mappings inside each other")
      }
      if anchors > anchorLimit { throw Fault(place: place, reason: "more than \(anchorLimit) anchors") }
      if aliases > aliasLimit { throw Fault(place: place, reason: "more than \(aliasLimit) aliases") }
    }
  }

  /// - Returns: a parser for `free(_:)`.
  private static func parser(
    of text: UnsafeRawBufferPointer
  ) throws(Fault) -> UnsafeMutablePointer<yaml_parser_t> {
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    parser.initialize(to: yaml_parser_t())
    guard yaml_parser_initialize(parser) == 1 else {
      parser.deallocate()
      throw Fault(place: nil, reason: "there is no memory to read it")
    }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(
      parser, text.baseAddress?.assumingMemoryBound(to: UInt8.self), text.count)
    return parser
  }

  private static func free(_ parser: UnsafeMutablePointer<yaml_parser_t>) {
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  private static func fault(of parser: UnsafeMutablePointer<yaml_parser_t>) -> Fault {
    let problem = parser.pointee.problem.map { String(cString: $0) } ?? "it cannot be read"
    return Fault(place: SourcePosition(parser.pointee.problem_mark), reason: "not YAML: \(problem)")
  }
}

extension SourcePosition {
  /// libyaml counts lines and columns, in characters, from 0.
  fileprivate init(_ mark: yaml_mark_t) { self.init(line: Int(mark.line) + 1, column: Int(mark.column) + 1) }
}
