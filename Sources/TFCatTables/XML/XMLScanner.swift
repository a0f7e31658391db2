import Base
internal import CExpat

/// What a scanner finds in an XML text. Names come without the prefix of their namespace: VOTables are
/// written with one, with another and with none.
protocol XMLHandler: AnyObject {
  func start(_ name: XMLName, _ attributes: XMLAttributes) throws(XMLFault)
  func end(_ name: XMLName) throws(XMLFault)
  /// A piece of character data: of one text there may be several.
  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(XMLFault)
}

/// Why the scanning ends.
struct XMLFault: Error {
  var reason: String
}

/// The name of an element, valid while its handler runs.
struct XMLName {
  private let text: UnsafePointer<CChar>
  private let count: Int

  init(_ qualified: UnsafePointer<CChar>) {
    var local = qualified
    var end = qualified
    while end.pointee != 0 {
      if end.pointee == CChar(bitPattern: UInt8(ascii: ":")) { local = end + 1 }
      end += 1
    }
    text = local
    count = end - local
  }

  var string: String {
    String(decoding: UnsafeRawBufferPointer(start: text, count: count), as: UTF8.self)
  }

  static func ~= (pattern: StaticString, name: XMLName) -> Bool {
    guard pattern.utf8CodeUnitCount == name.count else { return false }
    for index in 0..<name.count where UInt8(bitPattern: name.text[index]) != pattern.utf8Start[index] {
      return false
    }
    return true
  }
}

/// The attributes of an element, valid while its handler runs.
struct XMLAttributes {
  private let list: UnsafePointer<UnsafePointer<CChar>?>?

  init(_ list: UnsafePointer<UnsafePointer<CChar>?>?) { self.list = list }

  /// The value of the first attribute of that local name.
  subscript(name: StaticString) -> String? {
    guard var place = list else { return nil }
    while let key = place[0], let value = place[1] {
      if name ~= XMLName(key) { return String(cString: value) }
      place += 2
    }
    return nil
  }

  /// Declarations of namespaces, and whatever else has the prefix.
  func values(ofPrefix prefix: String) -> [String] {
    guard var place = list else { return [] }
    var values: [String] = []
    while let key = place[0], let value = place[1] {
      if String(cString: key).hasPrefix(prefix) { values.append(String(cString: value)) }
      place += 2
    }
    return values
  }
}

/// Hands the text of an XML document to expat, piece by piece, and what expat finds to a handler.
///
/// External entities are never loaded; entities of the document itself may not make more than expat allows
/// (100 times the size of the file beyond 8 MiB), so that a small file cannot fill the memory.
final class XMLScanner {
  private let parser: XML_Parser
  private unowned let handler: any XMLHandler
  private var fault: XMLFault?
  private var hasElement = false

  /// - Returns: nil when there is no memory for a parser.
  init?(handler: any XMLHandler) {
    guard let parser = XML_ParserCreate(nil) else { return nil }
    self.parser = parser
    self.handler = handler
    // The scanner outlives every call of the parser, which is freed with it.
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(
      parser,
      { data, name, attributes in
        guard let name else { return }
        XMLScanner.of(data)?.call { handler throws(XMLFault) in
          try handler.start(XMLName(name), XMLAttributes(attributes.map { UnsafePointer($0) }))
        }
      },
      { data, name in
        guard let name else { return }
        XMLScanner.of(data)?.call { handler throws(XMLFault) in try handler.end(XMLName(name)) }
      })
    XML_SetCharacterDataHandler(parser) { data, text, count in
      guard let text, count > 0 else { return }
      text.withMemoryRebound(to: UInt8.self, capacity: Int(count)) { start in
        XMLScanner.of(data)?.call { handler throws(XMLFault) in
          try handler.text(UnsafeBufferPointer(start: start, count: Int(count)))
        }
      }
    }
    XML_SetUnknownEncodingHandler(parser, { _, name, info in XMLScanner.describe(name, info) }, nil)
  }

  deinit { XML_ParserFree(parser) }

  private static func of(_ data: UnsafeMutableRawPointer?) -> XMLScanner? {
    data.map { Unmanaged<XMLScanner>.fromOpaque($0).takeUnretainedValue() }
  }

  @inline(__always)
  private func call(_ body: (any XMLHandler) throws(XMLFault) -> Void) {
    guard fault == nil else { return }
    hasElement = true
    do {
      try body(handler)
    } catch {
      fault = error
      XML_StopParser(parser, 0)
    }
  }

  /// The line of what is being handled, from 1.
  var line: Int { Int(XML_GetCurrentLineNumber(parser)) }

  /// Where what is being handled stands in the bytes that were parsed.
  var eventRange: Range<Int> {
    let start = max(0, Int(XML_GetCurrentByteIndex(parser)))
    return start..<(start + max(0, Int(XML_GetCurrentByteCount(parser))))
  }

  /// The bytes that the parser has had.
  private var parsedCount = 0

  /// The bytes at the end of what the parser has had that it waits for the rest of: a tag or a comment that
  /// has begun.
  var heldCount: Int { max(0, parsedCount - max(0, Int(XML_GetCurrentByteIndex(parser)))) }

  /// Parses the next piece of the text.
  func parse(_ piece: UnsafeRawBufferPointer, isLast: Bool) throws(XMLFault) {
    parsedCount += piece.count
    let status = XML_Parse(
      parser, piece.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(piece.count), isLast ? 1 : 0)
    if let fault { throw fault }
    guard status == XML_STATUS_OK else { throw XMLFault(reason: reason()) }
  }

  private func reason() -> String {
    let code = XML_GetErrorCode(parser)
    switch code {
    case XML_ERROR_NO_ELEMENTS where !hasElement: return "the file has no XML element"
    case XML_ERROR_NO_ELEMENTS, XML_ERROR_UNCLOSED_TOKEN, XML_ERROR_UNCLOSED_CDATA_SECTION:
      return "the file ends inside an element: it is cut short"
    case XML_ERROR_UNDEFINED_ENTITY: return "an entity that XML does not know; write the character itself"
    case XML_ERROR_UNKNOWN_ENCODING:
      return "the encoding that the file declares is not known; save it as UTF-8"
    default:
      return "not XML: " + (XML_ErrorString(code).map { String(cString: $0) } ?? "error \(code.rawValue)")
    }
  }

  /// Encodings of one byte that expat does not know itself: expat has UTF-8, UTF-16, ISO-8859-1 and US-ASCII.
  private static func describe(
    _ name: UnsafePointer<CChar>?, _ info: UnsafeMutablePointer<XML_Encoding>?
  ) -> Int32 {
    guard let name, let info else { return 0 }
    let upper: [Unicode.Scalar]
    switch String(cString: name).lowercased() {
    case "windows-1252", "cp1252": upper = SingleByteText.windows1252
    case "iso-8859-15", "latin-9", "latin9": upper = SingleByteText.latin9
    default: return 0
    }
    withUnsafeMutableBytes(of: &info.pointee.map) { bytes in
      let map = bytes.bindMemory(to: Int32.self)
      for byte in 0..<min(256, map.count) {
        map[byte] = byte < 0x80 ? Int32(byte) : Int32(upper[byte - 0x80].value)
      }
    }
    info.pointee.convert = nil
    info.pointee.release = nil
    info.pointee.data = nil
    return 1
  }
}
