public import Base
internal import TFCatFITS
import TFCatJSON

/// The formats of tables that are read, told by their first bytes.
public enum TableFormat: String, Sendable, Hashable, CaseIterable {
  /// VOTable, 1.0 to 1.5.
  case votable
  /// ECSV, the CSV of astropy with a YAML header.
  case ecsv
  /// JSON objects, one on each line or in an array, or rows inside one document.
  case json
  /// Text at columns that are described byte by byte, below the description or in a file beside it: the
  /// ReadMe of a catalogue of the CDS, the machine-readable tables (MRT) of the AAS journals.
  case cds
  /// IPAC tables: names, types and units between bars, below which the cells stand.
  case ipac
  /// The first binary table of a FITS file, or another of them. cfitsio has to be installed.
  case fits
  /// Text whose dialect is found out.
  case delimited

  /// Recognises the format by the first bytes; `delimited` where they show none.
  public init(recognising file: MappedFile) {
    if FITSFile.isFITS(file) {
      self = .fits
      return
    }
    // A text in another encoding of Unicode is one all the same.
    let file = (try? file.inUTF8(path: "<memory>")) ?? file
    var bytes = file.bytes[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    bytes = bytes.prefix(1 << 18).drop { $0.isJSONWhitespace || $0 == 0x1E }
    switch bytes.first {
    case UInt8(ascii: "<"): self = .votable
    case .beginObject, .beginArray: self = .json
    case UInt8(ascii: "#") where bytes.starts(with: "# %ECSV".utf8): self = .ecsv
    case UInt8(ascii: "\\"), UInt8(ascii: "|"): self = IPACHeader.begins(bytes) ? .ipac : .delimited
    default: self = CDSDescription.begins(bytes) ? .cds : .delimited
    }
  }
}

/// Opens tables of any format.
///
/// Of a VOTable with several tables, those that have the columns of the first are read as one, and blanks
/// around texts do not count; the notes name the others, of which `table` chooses one. `isExact`, or a
/// ``VOTableReader``, reads it letter by letter.
public enum TableFile {
  /// Opens a table of any format.
  ///
  /// - Parameters:
  ///   - path: a file; `-` for standard input.
  ///   - format: `nil` to recognise it from the first bytes.
  ///   - dialect: of delimited text; `nil` to find it out from the beginning of the file.
  ///   - json: where the rows of a JSON document lie, as far as it is known.
  ///   - table: the name, the ID or the number, from 1, of one table of a file with several.
  /// - Throws: ``TableError`` when the file cannot be read, is no table of that format or has no such table.
  public static func open(
    path: String, format: TableFormat? = nil, dialect: DelimitedDialect? = nil,
    json: JSONRowsOptions = .init(), table: String? = nil
  ) throws(TableError) -> any TableReader {
    try open(MappedFile.opened(path), path: path, format: format, dialect: dialect, json: json, table: table)
  }

  /// Opens a table of any format.
  ///
  /// - Parameters:
  ///   - file: the bytes of the table.
  ///   - path: what messages call the file.
  ///   - format: where contents do not tell it.
  ///   - dialect: of delimited text, where contents do not tell it.
  ///   - isExact: whether blanks around texts are kept.
  ///   - json: where the rows of a JSON document lie, as far as it is known.
  ///   - table: the name, the ID or the number, from 1, of one table of a file with several: of a VOTable, of
  ///     a FITS file, whose extensions count from 1, or of a ReadMe of the CDS that describes several files.
  ///     Without it a ReadMe must describe only one.
  public static func open(
    _ file: MappedFile, path: String, format: TableFormat? = nil, dialect: DelimitedDialect? = nil,
    isExact: Bool = false, json: JSONRowsOptions = .init(), table: String? = nil
  ) throws(TableError) -> any TableReader {
    if !FITSFile.isFITS(file) {
      // What the format is said to be is tried, but in no archive.
      let signature =
        format == nil
        ? FileSignature.detect(file.bytes, guessesBinary: false) : FileSignature.ofNoText(file.bytes)
      if let signature { throw TableError(path: path, reason: signature.reason) }
    }
    let text = try file.inPlainUTF8()
    let reader: any TableReader
    switch format ?? (dialect == nil ? TableFormat(recognising: text) : .delimited) {
    case .votable:
      // expat reads UTF-16 itself, and tells places in the file.
      var votable = try VOTableReader(file: file, path: path, isLenient: !isExact)
      if let table { try votable.choose(table, path: path) }
      return votable
    case .fits: return try FITSTableReader(file, path: path, table: table, isExact: isExact)
    case .cds: return try DescribedTableReader.cds(text, path: path, choosing: table)
    case .ecsv: reader = try ECSVReader(file: text, path: path)
    case .json: reader = try JSONRowReader.open(text, path: path, options: json)
    case .ipac: reader = try DescribedTableReader.ipac(text, path: path)
    case .delimited: reader = try DelimitedTableReader(file: text, path: path, dialect: dialect)
    }
    guard table == nil || table == "1" || table == reader.head.name else {
      throw TableError(path: path, reason: "there is no table \"\(table ?? "")\" in it: it has only one")
    }
    return reader
  }
}
