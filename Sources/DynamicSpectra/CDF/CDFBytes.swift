import Base

/// The bytes of a CDF file, of which every place is checked before it is read: a file may say anything.
struct CDFBytes {
  /// Keeps the bytes alive: the mapped file, or what it was unpacked to.
  private let file: MappedFile

  init(_ file: MappedFile) { self.file = file }

  var count: Int { file.count }

  func bytes(at place: Int, count: Int) throws(CDFError) -> UnsafeRawBufferPointer {
    guard place >= 0, count >= 0, place <= file.count, count <= file.count - place else {
      throw CDFError("the file ends before byte \(place) and the \(count) that should follow")
    }
    return UnsafeRawBufferPointer(rebasing: file.bytes[place..<(place + count)])
  }

  /// A number of the records that describe the file, which are big-endian always.
  func int32(_ place: Int) throws(CDFError) -> Int {
    Int(Int32(bigEndian: try bytes(at: place, count: 4).loadUnaligned(as: Int32.self)))
  }

  /// A place in the file or a number of bytes; a negative one stands for none.
  func int64(_ place: Int) throws(CDFError) -> Int {
    let number = Int(Int64(bigEndian: try bytes(at: place, count: 8).loadUnaligned(as: Int64.self)))
    guard number >= -1, number <= 1 << 52 else {
      throw CDFError("byte \(place) names a place beyond all files")
    }
    return number
  }

  /// A text of fixed length that NUL ends.
  func text(_ place: Int, count: Int) throws(CDFError) -> String {
    let content = try bytes(at: place, count: count).prefix { $0 != 0 }
    return String(decoding: content, as: UTF8.self)
  }

  /// Whether a record of that type stands there.
  func expect(_ type: Int, at place: Int) throws(CDFError) {
    let found = try int32(place + 8)
    guard found == type else {
      throw CDFError("a record of type \(type) should stand at byte \(place), and it is \(found)")
    }
  }
}

/// How values are packed: the compression of CDF.
enum CDFCompression {
  case none
  case runs
  case gzip

  /// - Parameter type: cType of a CPR.
  init(type: Int) throws(CDFError) {
    switch type {
    case 0: self = .none
    case 1: self = .runs
    case 5: self = .gzip
    default:
      throw CDFError("values are packed by Huffman codes, which are not read: convert it with cdfconvert")
    }
  }

  /// - Parameter size: how many bytes come out.
  func unpack(_ bytes: UnsafeRawBufferPointer, size: Int) throws(CDFError) -> [UInt8] {
    switch self {
    case .none: return Array(bytes)
    case .gzip:
      guard let unpacked = GzipFile.inflated(bytes, size: size) else {
        throw CDFError("packed values are damaged, or are not \(size) bytes")
      }
      return unpacked
    case .runs:
      // A zero is followed by how many more there are.
      var unpacked: [UInt8] = []
      unpacked.reserveCapacity(size)
      var place = 0
      while place < bytes.count, unpacked.count <= size {
        if bytes[place] == 0, place + 1 < bytes.count {
          unpacked += [UInt8](repeating: 0, count: Int(bytes[place + 1]) + 1)
          place += 2
        } else {
          unpacked.append(bytes[place])
          place += 1
        }
      }
      guard unpacked.count == size else { throw CDFError("packed values are not \(size) bytes") }
      return unpacked
    }
  }
}
