import Base
internal import TFCatTables

/// A column of a table: what its header says, and where its cells stand in a row.
struct FITSColumn: Sendable, Hashable {
  var column: TableColumn
  var format: FITSFormat
  /// The first byte of its cells, from the start of the row.
  var offset: Int
  /// What cells hold is multiplied by, and what is added then: TSCALn and TZEROn.
  var scale: Double
  var zero: Double
  /// TNULLn: the integer, as it is stored, that stands for none.
  var null: Int64?

  /// Whether integers stay integers: no scale, and a whole number that is added, by which FITS has integers
  /// without a sign.
  var wholeOffset: Int64? { scale == 1 ? Int64(exactly: zero) : nil }
  /// Unsigned integers of 64 bits.
  var isUnsignedLong: Bool { format.code == .long && scale == 1 && zero == 9_223_372_036_854_775_808 }
  var isScaled: Bool { scale != 1 || zero != 0 }

  /// The characters of one text where cells are lists of texts.
  var textLength: Int? {
    let dimensions = column.shape.dimensions.count + (column.shape.isVariable ? 1 : 0)
    return format.code == .character && dimensions > 1 ? column.shape.dimensions.first : nil
  }

  /// The columns of a binary table.
  ///
  /// - Throws: `FITSError` where one has no format that FITS knows, and where the row is shorter than its
  ///   columns.
  static func all(of unit: FITSFile.Unit) throws(FITSError) -> [FITSColumn] {
    let header = unit.header
    guard let count = header.integer("TFIELDS"), (0...999).contains(count) else {
      throw FITSError(hdu: unit.number, reason: "TFIELDS is no number of columns")
    }
    var columns: [FITSColumn] = []
    var offset = 0
    for number in 1...max(1, Int(count)) where number <= Int(count) {
      let text = header.text("TFORM\(number)")
      guard let format = text.flatMap({ FITSFormat($0) }), let size = format.bytesInRow else {
        throw FITSError(
          hdu: unit.number,
          reason: text.map { "TFORM\(number) is '\($0)', which is no format of a column" }
            ?? "TFORM\(number) is missing")
      }
      columns.append(FITSColumn(number: number, format: format, offset: offset, header: header))
      let (end, overflow) = offset.addingReportingOverflow(size)
      guard !overflow else {
        throw FITSError(hdu: unit.number, reason: "the columns take more bytes than a row can have")
      }
      offset = end
    }
    guard let width = header.integer("NAXIS1"), width >= Int64(offset) else {
      throw FITSError(
        hdu: unit.number,
        reason: "a row has \(header.integer("NAXIS1") ?? 0) bytes by NAXIS1, but its columns take \(offset)")
    }
    return columns
  }

  private init(number: Int, format: FITSFormat, offset: Int, header: FITSHeader) {
    self.format = format
    self.offset = offset
    scale = header.double("TSCAL\(number)") ?? 1
    zero = header.double("TZERO\(number)") ?? 0
    null = format.code.isInteger ? header.integer("TNULL\(number)") : nil
    column = TableColumn(name: header.text("TTYPE\(number)") ?? "col\(number)")
    column.dataType = format.code.dataType
    column.shape = Self.shape(format, dimensions: header.text("TDIM\(number)"))
    column.unit = header.text("TUNIT\(number)")
    column.ucd = header.text("TUCD\(number)")
    column.utype = header.text("TUTYP\(number)")
    column.xtype = header.text("TXTYP\(number)")
    column.description = header.text("TCOMM\(number)") ?? header.text("TDESC\(number)")
    if format.code.isInteger, isScaled { column.dataType = scaledType }
    if let null, let offset = wholeOffset {
      let (value, overflow) = null.addingReportingOverflow(offset)
      column.null = overflow ? nil : String(value)
    }
  }

  /// The type of integers that are scaled: the next one that holds those without a sign.
  private var scaledType: TableDataType {
    guard isUnsignedLong || wholeOffset != nil else { return .double }
    return switch format.code {
    case .byte: .short
    case .short: .int
    default: .long
    }
  }

  /// TDIMn counts where it has as many items as the cell.
  private static func shape(_ format: FITSFormat, dimensions text: String?) -> ArrayShape {
    if format.descriptorSize != nil {
      return ArrayShape(
        dimensions: [], isVariable: true, bound: format.code == .character ? nil : format.bound)
    }
    if let text, let dimensions = dimensions(text), dimensions.count > 1 {
      let shape = ArrayShape(dimensions: dimensions)
      var items = 1
      for size in dimensions {
        let (product, overflow) = items.multipliedReportingOverflow(by: size)
        guard !overflow, product <= format.count else { return ArrayShape(dimensions: [format.count]) }
        items = product
      }
      if items == format.count { return shape }
    }
    // A text of one character is a text too, and no array.
    return format.count == 1 ? .scalar : ArrayShape(dimensions: [format.count])
  }

  private static func dimensions(_ text: String) -> [Int]? {
    let inner = text.filter { $0 != " " }
    guard inner.hasPrefix("("), inner.hasSuffix(")") else { return nil }
    var dimensions: [Int] = []
    for part in inner.dropFirst().dropLast().split(separator: ",", omittingEmptySubsequences: false) {
      guard let size = Int(part), size >= 0 else { return nil }
      dimensions.append(size)
    }
    return dimensions
  }
}
