import Base
import TFCatJSON

/// Whether bytes may be a table, judged by their beginning.
enum TableRecognition {
  static func mayBeTable(_ file: MappedFile) -> Bool {
    var bytes = file.bytes[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    guard let first = bytes.prefix(4096).first(where: { !$0.isJSONWhitespace }) else { return false }
    if bytes.starts(with: "SQLite format 3\0".utf8) { return true }
    if first == .beginObject || first == .beginArray || first == 0 { return false }
    let start = bytes.prefix(1 << 16)
    if first == UInt8(ascii: "<") {
      let text = String(decoding: start, as: UTF8.self)
      return text.contains("VOTABLE")
    }
    // The line of names stands near the beginning.
    let text = String(decoding: start.prefix(1 << 14), as: UTF8.self).lowercased()
    return ["granule_uid", "granule_gid", "dataproduct_type", "spatial_frame_type"].contains {
      text.contains($0)
    }
  }
}
