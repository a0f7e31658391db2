import Base

/// A grid in NumPy's format `.npy`, versions 1 to 3: numbers alone, so that the axes must be said.
///
/// Rows are frequencies and columns times, as `pcolormesh` draws them, unless it is said that rows are times.
enum NPYSpectrum {
  private static let magic: [UInt8] = [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59]

  static func isNPY(_ file: MappedFile) -> Bool { file.bytes.starts(with: magic) }

  static func read(
    _ file: MappedFile, path: String, options: SpectrumOptions
  ) throws(SpectrumError) -> DynamicSpectrum {
    func fail(_ reason: String) -> SpectrumError { SpectrumError(path: path, reason: reason) }
    guard let edges = options.edges else { throw fail(DynamicSpectrum.missingEdges) }
    guard let header = header(file) else { throw fail("its header is not that of a NumPy array") }
    guard let type = Number(header.type) else {
      throw fail("its items are of type \"\(header.type)\": save it as float32 or float64")
    }
    guard header.shape.count == 2 else {
      throw fail("it has \(header.shape.count) dimensions, not two: frequencies and times")
    }
    let (rows, columns) = (header.shape[0], header.shape[1])
    let (count, overflow) = rows.multipliedReportingOverflow(by: columns)
    guard !overflow, count > 0, count <= DynamicSpectrum.mostCells else {
      throw fail(
        "it has \(rows) rows of \(columns), which is nothing, or more than \(DynamicSpectrum.mostCells)")
    }
    guard file.count - header.end >= count * type.size else {
      throw fail("the file ends before the \(count) numbers that its header announces")
    }
    let (times, frequencies) = options.rowsAreTimes ? (rows, columns) : (columns, rows)
    return try DynamicSpectrum(path: path, edges: edges, columns: times, rows: frequencies, unit: nil) {
      time, frequency in
      let frequency = edges.isTurned ? frequencies - 1 - frequency : frequency
      let (row, column) = options.rowsAreTimes ? (time, frequency) : (frequency, time)
      let place = header.isFortran ? column * rows + row : row * columns + column
      return type.value(file.bytes, at: header.end + place * type.size)
    }
  }

  private struct Header {
    var type: String
    var isFortran: Bool
    var shape: [Int]
    var end: Int
  }

  /// A dictionary as Python writes it: `{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }`.
  private static func header(_ file: MappedFile) -> Header? {
    let bytes = file.bytes
    guard bytes.count > 12 else { return nil }
    let isLong = bytes[6] >= 2
    let length =
      isLong
      ? Int(bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self).littleEndian)
      : Int(bytes.loadUnaligned(fromByteOffset: 8, as: UInt16.self).littleEndian)
    let start = isLong ? 12 : 10
    guard length <= 1 << 16, bytes.count - start >= length else { return nil }
    let text = String(decoding: bytes[start..<(start + length)], as: UTF8.self)
    func after(_ key: String) -> Substring? {
      text.firstRange(of: "'\(key)':").map { text[$0.upperBound...].drop { $0 == " " } }
    }
    guard let type = after("descr"), type.first == "'", let order = after("fortran_order"),
      let shape = after("shape"), shape.first == "("
    else { return nil }
    var sizes: [Int] = []
    for part in shape.dropFirst().prefix(while: { $0 != ")" }).split(separator: ",") {
      let digits = part.filter { $0 != " " }
      if digits.isEmpty { continue }
      guard let size = Int(digits), size >= 0 else { return nil }
      sizes.append(size)
    }
    return Header(
      type: String(type.dropFirst().prefix { $0 != "'" }), isFortran: order.hasPrefix("True"), shape: sizes,
      end: start + length)
  }

  /// How a number is stored, as NumPy calls it.
  private struct Number {
    enum Kind { case float, integer, unsigned, truth }

    var kind: Kind
    var size: Int
    var isBig: Bool

    init?(_ name: String) {
      guard let order = name.first, "<>|=".contains(order), name.count == 3,
        let letter = name.dropFirst().first,
        let size = name.last?.wholeNumberValue
      else { return nil }
      switch (letter, size) {
      case ("f", 4), ("f", 8): kind = .float
      case ("i", 1), ("i", 2), ("i", 4), ("i", 8): kind = .integer
      case ("u", 1), ("u", 2), ("u", 4), ("u", 8): kind = .unsigned
      case ("b", 1): kind = .truth
      default: return nil
      }
      self.size = size
      isBig = order == ">"
    }

    func value(_ bytes: UnsafeRawBufferPointer, at place: Int) -> Float {
      var bits: UInt64 = 0
      for index in 0..<size { bits = bits << 8 | UInt64(bytes[place + (isBig ? index : size - 1 - index)]) }
      switch kind {
      case .float: return size == 4 ? Float(bitPattern: UInt32(bits)) : Float(Double(bitPattern: bits))
      case .unsigned, .truth: return Float(bits)
      case .integer:
        let shift = UInt64(64 - 8 * size)
        return Float(Int64(bitPattern: bits << shift) >> Int64(shift))
      }
    }
  }
}

extension DynamicSpectrum {
  /// What a grid needs that has no axes.
  static let missingEdges =
    "it has no axes: say what its edges are with --background-time START/END and --background-frequency LOW/HIGH"
}
