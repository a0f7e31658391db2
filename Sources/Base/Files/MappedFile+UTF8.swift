extension MappedFile {
  /// This file, or its text in UTF-8 where its first bytes show UTF-16 or UTF-32, as PowerShell and some
  /// spreadsheets write it. The byte order mark is left out, and what XML declares of its encoding; units
  /// that are no text become U+FFFD. Lines keep their numbers.
  ///
  /// - Parameter path: what failures call the file.
  /// - Throws: where the temporary file for the text has no room.
  package func inUTF8(path: String) throws(Failure) -> MappedFile {
    guard let (encoding, hasMark) = WideEncoding.detect(bytes) else { return self }
    let target: UnnamedFile
    do {
      target = try UnnamedFile()
      let start = hasMark ? encoding.width : 0
      switch encoding.width {
      case 2: try write(WideUnits<UInt16>(self, encoding, from: start), of: UTF16(), to: target)
      default: try write(WideUnits<UInt32>(self, encoding, from: start), of: UTF32(), to: target)
      }
    } catch {
      throw Failure(path: path, reason: "no temporary file in \(error.path): \(error.reason)")
    }
    return try MappedFile(target, path: path)
  }

  private func write<Codec: UnicodeCodec>(
    _ units: WideUnits<Codec.CodeUnit>, of codec: Codec, to target: UnnamedFile
  ) throws(OutputFile.Failure) {
    var (units, codec) = (units, codec)
    var text: [UInt8] = []
    var isFirst = true
    var isAtEnd = false
    while !isAtEnd {
      text.removeAll(keepingCapacity: true)
      while !isAtEnd, text.count < 1 << 18 {
        var character: Unicode.Scalar = "\u{FFFD}"
        switch codec.decode(&units) {
        case .scalarValue(let scalar): character = scalar
        case .error: break
        case .emptyInput:
          isAtEnd = true
          // The last unit may be cut.
          if units.rest == 0 { continue }
        }
        text.append(contentsOf: String(character).utf8)
      }
      if isFirst { Self.leaveOutEncoding(ofXML: &text) }
      isFirst = false
      units.release()
      try text.withUnsafeBufferPointer { bytes throws(OutputFile.Failure) in
        try target.write(UnsafeRawBufferPointer(bytes))
      }
    }
  }

  /// Blanks the encoding that an XML declaration at the start of a text tells.
  private static func leaveOutEncoding(ofXML text: inout [UInt8]) {
    guard text.starts(with: "<?xml".utf8), let end = text.firstRange(of: Array("?>".utf8))?.lowerBound,
      let start = text[..<end].firstRange(of: Array("encoding".utf8))?.lowerBound,
      let open = text[start..<end].firstIndex(where: { $0 == 0x22 || $0 == 0x27 }),
      let close = text[(open + 1)..<end].firstIndex(of: text[open])
    else { return }
    for place in start...close { text[place] = 0x20 }
  }
}

/// The code units of a text in UTF-16 or UTF-32.
private struct WideUnits<Unit: FixedWidthInteger & UnsignedInteger>: IteratorProtocol {
  private let file: MappedFile
  private let isBigEndian: Bool
  private var position: Int
  private var window: ReadWindow

  init(_ file: MappedFile, _ encoding: WideEncoding, from start: Int) {
    self.file = file
    isBigEndian = encoding.isBigEndian
    position = start
    window = ReadWindow(file)
  }

  private static var width: Int { Unit.bitWidth / 8 }

  /// The bytes behind the last whole unit.
  var rest: Int { file.count - position }

  mutating func next() -> Unit? {
    guard rest >= Self.width else { return nil }
    let unit = file.bytes.loadUnaligned(fromByteOffset: position, as: Unit.self)
    position += Self.width
    return isBigEndian ? Unit(bigEndian: unit) : Unit(littleEndian: unit)
  }

  /// Gives back the memory of what has been read.
  mutating func release() { window.advance(to: position) }
}
