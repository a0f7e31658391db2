public import Base
import TFCatJSON

/// The formats of tables that are read, told by their first bytes.
public enum TableFormat: String, Sendable, Hashable, CaseIterable {
  case votable
  case ecsv
  /// JSON objects, one on each line or in an array.
  case json
  /// Text whose dialect is found out.
  case delimited

  /// - Returns: the format that the first bytes show; `delimited` where they show none.
  public init(recognising file: MappedFile) {
    var bytes = file.bytes[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    bytes = bytes.prefix(4096).drop { $0.isJSONWhitespace || $0 == 0x1E }
    // UTF-16 has a NUL beside each of these.
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      let start = bytes.dropFirst(2).prefix(2).first { $0 != 0 }
      self = start == UInt8(ascii: "<") ? .votable : .delimited
      return
    }
    switch bytes.first {
    case UInt8(ascii: "<"): self = .votable
    case .beginObject, .beginArray: self = .json
    case UInt8(ascii: "#") where bytes.starts(with: "# %ECSV".utf8): self = .ecsv
    default: self = .delimited
    }
  }
}

/// Opens tables of any format. Of a VOTable with several tables those with the columns of the first are read
/// as one, and blanks around its texts do not count, unless it is read exactly.
public enum TableFile {
  /// - Parameters:
  ///   - path: a file; `-` for standard input.
  ///   - format: `nil` to recognise it.
  ///   - dialect: of delimited text; `nil` to find it out.
  public static func open(
    path: String, format: TableFormat? = nil, dialect: DelimitedDialect? = nil
  ) throws(TableError) -> any TableReader {
    try open(MappedFile.opened(path), path: path, format: format, dialect: dialect)
  }

  /// Opens a table of any format.
  ///
  /// - Parameters:
  ///   - format: where contents do not tell it.
  ///   - dialect: of delimited text, where contents do not tell it.
  public static func open(
    _ file: MappedFile, path: String, format: TableFormat? = nil, dialect: DelimitedDialect? = nil,
    isExact: Bool = false
  ) throws(TableError) -> any TableReader {
    if format == nil, let signature = FileSignature.detect(file.bytes, guessesBinary: false) {
      throw TableError(path: path, reason: signature.reason)
    }
    return switch format ?? (dialect == nil ? TableFormat(recognising: file) : .delimited) {
    case .votable: try VOTableReader(file: file, path: path, isLenient: !isExact)
    case .ecsv: try ECSVReader(file: file, path: path)
    case .json: try JSONRowReader(file: file, path: path)
    case .delimited: try DelimitedTableReader(file: file, path: path, dialect: dialect)
    }
  }
}
