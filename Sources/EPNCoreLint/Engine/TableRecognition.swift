import Base
import EPNCore
import TFCatJSON
import TFCatTables

/// Whether bytes may be a table, judged by their beginning.
enum TableRecognition {
  static func mayBeTable(_ file: MappedFile) -> Bool {
    var bytes = file.bytes[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    guard let first = bytes.prefix(4096).first(where: { !$0.isJSONWhitespace }) else { return false }
    if isDatabase(file) || TableFormat(recognising: file) == .fits { return true }
    if first == .beginObject || first == .beginArray || first == 0 { return false }
    let start = bytes.prefix(1 << 16)
    if first == UInt8(ascii: "<") {
      let text = String(decoding: start, as: UTF8.self)
      return text.contains("VOTABLE")
    }
    // The line of names stands near the beginning.
    return namesColumn(start.prefix(1 << 14))
  }

  /// Whether a file of a format that holds nothing but tables, which cannot be opened, has names of columns
  /// in its beginning that tell an EPNcore table.
  static func namesColumns(_ file: MappedFile) -> Bool {
    let format = TableFormat(recognising: file)
    return (isDatabase(file) || format == .fits || format == .votable)
      && namesColumn(file.bytes.prefix(1 << 16))
  }

  static func isDatabase(_ file: MappedFile) -> Bool {
    file.bytes.starts(with: "SQLite format 3\0".utf8)
  }

  private static func namesColumn(_ start: Slice<UnsafeRawBufferPointer>) -> Bool {
    let text = String(decoding: start, as: UTF8.self).lowercased()
    return ["granule_uid", "granule_gid", "dataproduct_type", "spatial_frame_type"].contains {
      text.contains($0)
    }
  }

  /// Goes on to the first table that is EPNcore.
  ///
  /// - Returns: `nil` where there is none; the names of the tables before it.
  static func firstTable(_ opened: any TableReader) -> (
    reader: any TableReader, passed: [VOTableReader.OtherTable]
  )? {
    var reader = opened
    var passed: [VOTableReader.OtherTable] = []
    while !isTable(reader.head) {
      guard var votable = reader as? VOTableReader, passed.count < 100 else { return nil }
      passed.append(votable.openTable)
      guard (try? votable.nextTable()) == true else { return nil }
      reader = votable
    }
    return (reader, passed)
  }

  /// Whether a table says that it is EPNcore, or has columns that no other standard has. `dataproduct_type`
  /// alone does not tell: ObsCore has it too.
  static func isTable(_ head: TableHead) -> Bool {
    let utype = head.utype?.lowercased() ?? ""
    if utype.hasPrefix("ivo://ivoa.net/std/epntap") || utype == GranuleTable.transitionalUtype { return true }
    if !utype.isEmpty, utype.contains("obscore") || utype.hasPrefix("ivo://ivoa.net/std/") { return false }
    let names = Set(head.columns.map { $0.name.lowercased() })
    if !names.isDisjoint(with: ["granule_uid", "granule_gid", "spatial_frame_type"]) { return true }
    return names.contains("dataproduct_type") && !isObsCore(head)
      && !names.isDisjoint(with: [
        "target_class", "time_min", "spectral_range_min", "c1min", "measurement_type",
      ])
  }

  /// Whether a table is ObsCore, by its utypes or by the names of its columns.
  static func isObsCore(_ head: TableHead) -> Bool {
    if head.utype?.lowercased().contains("obscore") == true
      || head.name?.lowercased().hasSuffix("obscore") == true
    {
      return true
    }
    let names: Set = ["obs_publisher_did", "obs_collection", "calib_level", "s_ra", "t_min", "em_min"]
    return head.columns.contains { column in
      column.utype?.lowercased().hasPrefix("obscore:") == true || names.contains(column.name.lowercased())
    }
  }
}
