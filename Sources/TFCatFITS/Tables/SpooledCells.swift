import Base
internal import TFCatTables

/// Rows that wait on disk until it is known how long their longest texts are, on which the layout of a FITS
/// table depends.
struct SpooledCells {
  private let spool: SpoolFile
  private var bytes: [UInt8] = []

  private enum Tag {
    static let null: UInt8 = 0
    static let no: UInt8 = 1
    static let yes: UInt8 = 2
    static let integer: UInt8 = 3
    static let double: UInt8 = 4
    static let text: UInt8 = 5
    static let array: UInt8 = 6
  }

  init() throws(OutputFile.Failure) { spool = try SpoolFile() }

  mutating func append(_ value: TableValue) throws(OutputFile.Failure) {
    bytes.removeAll(keepingCapacity: true)
    encode(value)
    try spool.write(bytes)
  }

  private mutating func encode(_ value: TableValue) {
    switch value {
    case .null: bytes.append(Tag.null)
    case .bool(let flag): bytes.append(flag ? Tag.yes : Tag.no)
    case .integer(let number):
      bytes.append(Tag.integer)
      word(UInt64(bitPattern: number))
    case .double(let number):
      bytes.append(Tag.double)
      word(number.bitPattern)
    case .string(let text), .invalid(let text):
      bytes.append(Tag.text)
      word(UInt64(text.utf8.count))
      bytes += text.utf8
    case .array(let items):
      bytes.append(Tag.array)
      word(UInt64(items.count))
      for item in items { encode(item) }
    }
  }

  private mutating func word(_ value: UInt64) {
    withUnsafeBytes(of: value) { bytes.append(contentsOf: $0) }
  }

  /// All cells in their order, once.
  func reader() throws(OutputFile.Failure) -> Reader { Reader(file: try spool.map()) }

  struct Reader {
    private let file: MappedFile
    private var place = 0
    private var released = 0

    fileprivate init(file: MappedFile) { self.file = file }

    mutating func next() -> TableValue {
      if place - released > 1 << 22 {
        file.release(released..<place)
        released = place
      }
      guard place < file.count else { return .null }
      let tag = file.bytes[place]
      place += 1
      switch tag {
      case Tag.no: return .bool(false)
      case Tag.yes: return .bool(true)
      case Tag.integer: return .integer(Int64(bitPattern: word()))
      case Tag.double: return .double(Double(bitPattern: word()))
      case Tag.text:
        let count = Int(word())
        defer { place += count }
        return .string(String(decoding: file.bytes[place..<(place + count)], as: UTF8.self))
      case Tag.array:
        let count = Int(word())
        var items: [TableValue] = []
        for _ in 0..<count { items.append(next()) }
        return .array(items)
      default: return .null
      }
    }

    private mutating func word() -> UInt64 {
      defer { place += 8 }
      return file.bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
    }
  }
}
