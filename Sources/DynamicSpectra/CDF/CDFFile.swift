import Base

/// A file of NASA's Common Data Format, version 3: its variables and what is said of them.
///
/// The parts that data of space missions need are read: both kinds of variables, in both byte orders, packed
/// by gzip or runs, as a file or by variable; of one dimension beside that of records, so that the order of
/// dimensions does not matter. Files of version 2, of several files, and of
/// VAX are refused.
struct CDFFile {
  private enum Record {
    static let description = 1
    static let global = 2
    static let rVariable = 3
    static let attribute = 4
    static let rEntry = 5
    static let zVariable = 8
    static let zEntry = 9
    static let compressedFile = 10
    static let compression = 11
  }

  let bytes: CDFBytes
  let isBigEndian: Bool
  private(set) var variables: [CDFVariable] = []

  private static let magic: [UInt8] = [0xCD, 0xF3, 0x00, 0x01]
  private static let mostRecords = 100_000

  static func isCDF(_ file: MappedFile) -> Bool { file.bytes.starts(with: magic) }

  init(_ file: MappedFile) throws(CDFError) {
    var bytes = CDFBytes(file)
    guard Self.isCDF(file) else { throw CDFError("this is no CDF file of version 3") }
    if try bytes.int32(4) & 0xFFFF_FFFF == 0xCCCC_0001 { bytes = try Self.unpacked(bytes) }
    self.bytes = bytes
    try bytes.expect(Record.description, at: 8)
    let global = try bytes.int64(20)
    let (encoding, flags) = (try bytes.int32(36), try bytes.int32(40))
    switch encoding {
    case 1, 2, 5, 7, 9, 11, 12, 18: isBigEndian = true
    case 4, 6, 13, 16, 17, 19: isBigEndian = false
    default: throw CDFError("numbers are in the encoding \(encoding), that of a VAX, which is not read")
    }
    guard flags & 2 != 0 else {
      throw CDFError("its variables are in files of their own: join them with cdfconvert")
    }
    try bytes.expect(Record.global, at: global)
    let dimensionCount = try bytes.int32(global + 56)
    guard (0...64).contains(dimensionCount) else { throw CDFError("\(dimensionCount) dimensions") }
    var sizes: [Int] = []
    for index in 0..<dimensionCount { sizes.append(try bytes.int32(global + 84 + 4 * index)) }
    var (rVariables, zVariables): ([CDFVariable], [CDFVariable]) = ([], [])
    try Self.each(from: try bytes.int64(global + 12), in: bytes) { (place) throws(CDFError) in
      rVariables.append(try variable(at: place, sizes: sizes))
    }
    try Self.each(from: try bytes.int64(global + 20), in: bytes) { (place) throws(CDFError) in
      zVariables.append(try variable(at: place, sizes: nil))
    }
    try readAttributes(from: try bytes.int64(global + 28), &rVariables, &zVariables)
    variables = rVariables + zVariables
  }

  func variable(named name: String) -> CDFVariable? { variables.first { $0.name == name } }

  /// The file that is packed as a whole.
  private static func unpacked(_ bytes: CDFBytes) throws(CDFError) -> CDFBytes {
    try bytes.expect(Record.compressedFile, at: 8)
    let (size, parameters, whole) = (try bytes.int64(8), try bytes.int64(20), try bytes.int64(28))
    try bytes.expect(Record.compression, at: parameters)
    guard size >= 32, whole >= 0, whole <= 1 << 31, whole / 1100 <= bytes.count else {
      throw CDFError("it says that it unpacks to \(whole) bytes")
    }
    let compression = try CDFCompression(type: try bytes.int32(parameters + 12))
    let content = try compression.unpack(try bytes.bytes(at: 40, count: size - 32), size: whole)
    do {
      return CDFBytes(try MappedFile(bytes: Self.magic + [0, 0, 0xFF, 0xFF] + content))
    } catch {
      throw CDFError("there is no memory to unpack it")
    }
  }

  /// Goes along a chain of records, whose next one stands at the 12th byte.
  private static func each(
    from start: Int, in bytes: CDFBytes, _ visit: (Int) throws(CDFError) -> Void
  ) throws(CDFError) {
    var (place, count) = (start, 0)
    while place > 0 {
      count += 1
      guard count <= Self.mostRecords else { throw CDFError("its records go round in a ring") }
      try visit(place)
      place = try bytes.int64(place + 12)
    }
  }

  /// - Parameter sizes: the dimensions of all rVariables; `nil` for a zVariable, which has its own.
  private func variable(at place: Int, sizes: [Int]?) throws(CDFError) -> CDFVariable {
    try bytes.expect(sizes == nil ? Record.zVariable : Record.rVariable, at: place)
    let flags = try bytes.int32(place + 44)
    var variable = CDFVariable(
      name: try bytes.text(place + 84, count: 256), number: try bytes.int32(place + 68),
      type: try bytes.int32(place + 20), lastRecord: try bytes.int32(place + 24),
      index: try bytes.int64(place + 28), varies: flags & 1 != 0,
      itemsPerValue: try bytes.int32(place + 64))
    if flags & 4 != 0 {
      let parameters = try bytes.int64(place + 72)
      try bytes.expect(Record.compression, at: parameters)
      variable.compression = try CDFCompression(type: try bytes.int32(parameters + 12))
    }
    var next = place + 340
    var own = sizes ?? []
    if sizes == nil {
      let count = try bytes.int32(next)
      guard (0...64).contains(count) else {
        throw CDFError("the variable \(variable.name) has \(count) dimensions")
      }
      for index in 0..<count { own.append(try bytes.int32(next + 4 + 4 * index)) }
      next += 4 + 4 * count
    }
    // A dimension along which values are the same is not stored.
    for index in own.indices where try bytes.int32(next + 4 * index) != 0 {
      variable.dimensions.append(own[index])
    }
    guard variable.dimensions.allSatisfy({ $0 >= 0 }), variable.itemsPerValue >= 0 else {
      throw CDFError("the variable \(variable.name) has a negative dimension")
    }
    return variable
  }

  /// What is said of variables.
  private func readAttributes(
    from start: Int, _ rVariables: inout [CDFVariable], _ zVariables: inout [CDFVariable]
  ) throws(CDFError) {
    var (r, z) = (rVariables, zVariables)
    try Self.each(from: start, in: bytes) { (place) throws(CDFError) in
      try bytes.expect(Record.attribute, at: place)
      // Those of the file as a whole say nothing of axes.
      guard try bytes.int32(place + 28) & 1 == 0 else { return }
      let name = try bytes.text(place + 68, count: 256)
      try Self.each(from: try bytes.int64(place + 20), in: bytes) { (entry) throws(CDFError) in
        try bytes.expect(Record.rEntry, at: entry)
        try Self.add(try value(at: entry), of: try bytes.int32(entry + 28), name, to: &r)
      }
      try Self.each(from: try bytes.int64(place + 48), in: bytes) { (entry) throws(CDFError) in
        try bytes.expect(Record.zEntry, at: entry)
        try Self.add(try value(at: entry), of: try bytes.int32(entry + 28), name, to: &z)
      }
    }
    (rVariables, zVariables) = (r, z)
  }

  private static func add(
    _ value: CDFAttribute?, of number: Int, _ name: String, to variables: inout [CDFVariable]
  ) throws(CDFError) {
    if let index = variables.firstIndex(where: { $0.number == number }) {
      variables[index].attributes[name] = value
    }
  }

  /// The value of an entry: a text, or the first of its numbers.
  private func value(at entry: Int) throws(CDFError) -> CDFAttribute? {
    let (code, count) = (try bytes.int32(entry + 24), try bytes.int32(entry + 32))
    guard let type = CDFType(rawValue: code), count > 0 else { return nil }
    if type.isText { return .text(try bytes.text(entry + 56, count: count)) }
    let value = try bytes.bytes(at: entry + 56, count: type.size)
    return .number(type.bits(value, at: 0, isBigEndian: isBigEndian), type)
  }
}
