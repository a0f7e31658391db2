import TFCat
import TFCatJSON

/// What answers need to know of a document: its CRS, its fields, and where its features lie.
struct DocumentFacts {
  let layout: DocumentLayout
  /// The document around its long lists.
  let head: JSONValue?
  let crs: LocalCRS?

  init(_ bytes: [UInt8]) {
    layout = bytes.withUnsafeBytes { DocumentLayout($0) }
    head = layout.head.bytes.withUnsafeBytes { RecoveringParser.parseDocument($0) }.nodes.first?.value
    crs = head.flatMap { Self.crs($0) }
  }

  /// The declared fields in their order.
  var fields: JSONObject { head?["fields"]?.object ?? JSONObject() }

  private static func crs(_ json: JSONValue) -> LocalCRS? {
    json["crs"].flatMap { try? CRS(json: $0) }?.local
  }

  /// The CRS in force at a place: that of the geometry or the feature there, or else the catalogue's.
  func crs(at offset: Int, in bytes: [UInt8]) -> LocalCRS? {
    guard let item = item(at: offset, in: bytes) else {
      return head?["geometry"].flatMap { Self.crs($0) } ?? crs
    }
    return item["geometry"].flatMap { Self.crs($0) } ?? Self.crs(item) ?? crs
  }

  /// The item of a long list that holds a place.
  private func item(at offset: Int, in bytes: [UInt8]) -> JSONValue? {
    guard let chunk = layout.lists.flatMap(\.chunks).first(where: { $0.range.contains(offset) }) else {
      return nil
    }
    return bytes.withUnsafeBytes { bytes in
      let slice = UnsafeRawBufferPointer(rebasing: bytes[chunk.range])
      return RecoveringParser.parseElements(slice, base: [], firstIndex: 0).nodes
        .first { $0.range.contains(offset - chunk.range.lowerBound) }?.value
    }
  }
}
