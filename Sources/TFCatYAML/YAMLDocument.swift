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
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    document = .allocate(capacity: 1)
    document.initialize(to: yaml_document_t())
    parser.initialize(to: yaml_parser_t())
    defer {
      yaml_parser_delete(parser)
      parser.deallocate()
    }
    guard yaml_parser_initialize(parser) == 1 else {
      throw Fault(place: nil, reason: "there is no memory to read it")
    }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(
      parser, text.baseAddress?.assumingMemoryBound(to: UInt8.self), text.count)
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

  private static func fault(of parser: UnsafeMutablePointer<yaml_parser_t>) -> Fault {
    let problem = parser.pointee.problem.map { String(cString: $0) } ?? "it cannot be read"
    return Fault(place: SourcePosition(parser.pointee.problem_mark), reason: "not YAML: \(problem)")
  }
}

extension SourcePosition {
  /// libyaml counts lines and columns, in characters, from 0.
  fileprivate init(_ mark: yaml_mark_t) { self.init(line: Int(mark.line) + 1, column: Int(mark.column) + 1) }
}
