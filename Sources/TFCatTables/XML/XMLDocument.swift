/// What reads an XML document that is no VOTable.
package protocol XMLDocumentHandler: AnyObject {
  /// An element begins.
  ///
  /// - Parameters:
  ///   - name: without the prefix of its namespace.
  ///   - line: from 1.
  func start(_ name: String, line: Int)
  /// A piece of character data: of one text there may be several.
  func text(_ piece: String)
  /// The element that began last, and has not ended, ends.
  func end(_ name: String, line: Int)
}

/// XML documents that are small enough to be parsed at once.
package enum XMLDocument {
  /// Why a document cannot be read.
  package struct Fault: Error {
    package var line: Int?
    package var reason: String
  }

  /// Hands the elements and texts of a document to a handler, in their order.
  ///
  /// - Parameter bytes: at most 1 GiB.
  package static func read(
    _ bytes: UnsafeRawBufferPointer, into handler: any XMLDocumentHandler
  ) throws(Fault) {
    guard bytes.count <= 1 << 30 else { throw Fault(reason: "the file has more than 1 GiB") }
    let adapter = Adapter(handler)
    guard let scanner = XMLScanner(handler: adapter) else {
      throw Fault(reason: "there is no memory for XML")
    }
    adapter.scanner = scanner
    do {
      try scanner.parse(bytes, isLast: true)
    } catch {
      throw Fault(line: scanner.line, reason: error.reason)
    }
  }

  private final class Adapter: XMLHandler {
    private let handler: any XMLDocumentHandler
    weak var scanner: XMLScanner?

    init(_ handler: any XMLDocumentHandler) { self.handler = handler }

    func start(_ name: XMLName, _ attributes: XMLAttributes) {
      handler.start(name.string, line: scanner?.line ?? 0)
    }
    func end(_ name: XMLName) { handler.end(name.string, line: scanner?.line ?? 0) }
    func text(_ bytes: UnsafeBufferPointer<UInt8>) { handler.text(String(decoding: bytes, as: UTF8.self)) }
  }
}
