import TFCatTestSupport

/// A CDF file of version 3 that a test makes record by record, with zVariables alone.
struct CDFMaker {
  struct Variable {
    var name: String
    var type: Int32
    var dimensions: [Int32] = []
    var varies = true
    var records: Int
    var isPacked = false
    /// All records, in the byte order of the file.
    var data: [UInt8]
    /// Texts, and numbers with their types.
    var texts: [String: String] = [:]
    var numbers: [String: (type: Int32, bytes: [UInt8])] = [:]
    /// The first record that is there; those before it are missing.
    var firstRecord = 0
  }

  var variables: [Variable]
  /// 1 for big-endian numbers, 6 for little-endian ones.
  var encoding: Int32 = 1

  /// The bytes of the file.
  func bytes() -> [UInt8] {
    var file: [UInt8] = [0xCD, 0xF3, 0, 1, 0, 0, 0xFF, 0xFF]
    let global = 8 + 312
    file += record(
      1,
      big(Int64(global)) + big(Int32(3)) + big(Int32(8)) + big(encoding) + big(Int32(3))
        + [UInt8](repeating: 0, count: 20) + [UInt8](repeating: 0, count: 256))
    precondition(file.count == global)
    // The heads of the chains are filled in when their places are known.
    file += record(2, [UInt8](repeating: 0, count: 72))
    var places: [Int] = []
    for (number, variable) in variables.enumerated() {
      let packed = file.count
      if variable.isPacked {
        file += record(11, big(Int32(5)) + big(Int32(0)) + big(Int32(1)) + big(Int32(6)))
      }
      let index = file.count
      let values = index + 28 + 16
      let count = variable.records - variable.firstRecord
      file += record(
        6,
        big(Int64(0)) + big(Int32(1)) + big(Int32(1)) + big(Int32(variable.firstRecord))
          + big(Int32(variable.firstRecord + count - 1)) + big(Int64(values)))
      if variable.isPacked {
        let stored = gzip(variable.data)
        file += record(13, big(Int32(0)) + big(Int64(stored.count)) + stored)
      } else {
        file += record(7, variable.data)
      }
      places.append(file.count)
      let flags: Int32 = (variable.varies ? 1 : 0) | (variable.isPacked ? 4 : 0)
      var body = big(Int64(0)) + big(variable.type) + big(Int32(variable.records - 1)) + big(Int64(index))
      body += big(Int64(index)) + big(flags) + [UInt8](repeating: 0, count: 16) + big(Int32(1))
      body += big(Int32(number)) + big(Int64(variable.isPacked ? packed : -1)) + big(Int32(0))
      body += text(variable.name, 256) + big(Int32(variable.dimensions.count))
      body += variable.dimensions.flatMap { big($0) } + variable.dimensions.flatMap { _ in big(Int32(-1)) }
      file += record(8, body)
    }
    chain(places, in: &file)
    let attributes = addAttributes(to: &file)
    put(big(Int64(places.first ?? 0)), at: global + 20, in: &file)
    put(big(Int64(attributes)), at: global + 28, in: &file)
    return file
  }

  private func addAttributes(to file: inout [UInt8]) -> Int {
    let names = Set(variables.flatMap { Array($0.texts.keys) + Array($0.numbers.keys) }).sorted()
    var places: [Int] = []
    for (attribute, name) in names.enumerated() {
      var entries: [Int] = []
      for (number, variable) in variables.enumerated() {
        var entry: (Int32, Int32, [UInt8])?
        if let text = variable.texts[name] { entry = (51, Int32(text.utf8.count), Array(text.utf8)) }
        if let value = variable.numbers[name] { entry = (value.type, 1, value.bytes) }
        guard let (type, count, bytes) = entry else { continue }
        entries.append(file.count)
        file += record(
          9,
          big(Int64(0)) + big(Int32(attribute)) + big(type) + big(Int32(number)) + big(count)
            + [UInt8](repeating: 0, count: 20) + bytes)
      }
      chain(entries, in: &file)
      places.append(file.count)
      file += record(
        4,
        big(Int64(0)) + big(Int64(0)) + big(Int32(2)) + big(Int32(attribute))
          + [UInt8](repeating: 0, count: 12) + big(Int64(entries.first ?? 0))
          + [UInt8](repeating: 0, count: 12)
          + text(name, 256))
    }
    chain(places, in: &file)
    return places.first ?? 0
  }

  private func record(_ type: Int32, _ body: [UInt8]) -> [UInt8] {
    big(Int64(12 + body.count)) + big(type) + body
  }

  private func chain(_ places: [Int], in file: inout [UInt8]) {
    for (place, next) in zip(places, places.dropFirst()) { put(big(Int64(next)), at: place + 12, in: &file) }
  }

  private func put(_ bytes: [UInt8], at place: Int, in file: inout [UInt8]) {
    file.replaceSubrange(place..<(place + bytes.count), with: bytes)
  }

  private func text(_ text: String, _ count: Int) -> [UInt8] {
    Array(text.utf8) + [UInt8](repeating: 0, count: count - text.utf8.count)
  }
}

/// A gzip member that holds bytes as they are (RFC 1951, section 3.2.4).
func gzip(_ bytes: [UInt8]) -> [UInt8] {
  func little(_ value: UInt32, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(value >> UInt32(8 * $0) & 0xFF) }
  }
  var crc: UInt32 = 0xFFFF_FFFF
  for byte in bytes {
    crc ^= UInt32(byte)
    for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
  }
  let count = UInt32(bytes.count)
  return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF, 1] + little(count, 2) + little(~count & 0xFFFF, 2) + bytes
    + little(~crc, 4) + little(count, 4)
}
