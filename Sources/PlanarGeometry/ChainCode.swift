/// A pixel of an image. x grows to the right; y grows upwards, row 0 is at the bottom, as in FITS.
package struct Pixel: Hashable, Sendable {
  package var x: Int
  package var y: Int

  package init(x: Int, y: Int) {
    self.x = x
    self.y = y
  }
}

/// The boundary or the ridge of an image feature, written as steps from each pixel to one of its eight
/// neighbours.
///
///     try ChainCode("4400").pixels(from: Pixel(x: 10, y: 5))  // 10, 11, 12, 11, 10
///
/// A chain of n codes joins n + 1 pixel centres. The chain of a boundary ends where it starts; that of a
/// ridge is open.
package struct ChainCode: Hashable, Sendable {
  /// What the digits 0 to 7 stand for.
  package enum Convention: String, CaseIterable, Hashable, Sendable {
    /// The code of the Heliophysics Feature Catalogue: 0 is a step to the left, and each further code turns
    /// by 45 degrees counter-clockwise (y up): 0 left, 2 down, 4 right, 6 up.
    case hfc
    /// As `hfc`, turning clockwise: what is written by programs that mirror x. 0 right, 2 down, 4 left, 6 up.
    case hfcClockwise = "hfc-clockwise"
    /// Freeman's: 0 is a step to the right, and codes turn counter-clockwise (y up): 0 right, 2 up, 4 left, 6
    /// down.
    case freeman
  }

  /// One code after the other, each from 0 to 7.
  package let codes: [UInt8]
  package let convention: Convention

  /// - Parameters:
  ///   - text: Digits from 0 to 7. Blanks and line breaks between them are passed over.
  ///   - convention: What the digits stand for.
  /// - Throws: `ChainCodeError` for any other character.
  package init(_ text: some StringProtocol, convention: Convention = .hfc) throws(ChainCodeError) {
    let plain = text.utf8.withContiguousStorageIfAvailable { bytes in bytes.map { $0 &- 0x30 } }
    if let plain, plain.reduce(0, |) < 8 {
      self.codes = plain
      self.convention = convention
      return
    }
    var codes: [UInt8] = []
    for (offset, scalar) in text.unicodeScalars.enumerated() {
      switch scalar {
      case "0"..."7": codes.append(UInt8(scalar.value - 0x30))
      case " ", "\t", "\n", "\r": continue
      default: throw ChainCodeError(character: Character(scalar), offset: offset)
      }
    }
    self.codes = codes
    self.convention = convention
  }

  /// The pixels that the chain joins: the start and one for each code; `nil` when it runs out of the range of
  /// integers.
  package func path(from start: Pixel) -> PixelPath? {
    // No chain is longer than memory, so that a start within half of the range keeps every sum in it.
    guard start.x.magnitude < 1 << 62, start.y.magnitude < 1 << 62 else { return nil }
    return PixelPath(from: start, codes, convention)
  }
}

extension ChainCode.Convention {
  /// The step of a code, with y up.
  ///
  /// - Parameter code: 0 to 7; of anything else the lowest three bits count.
  package func step(_ code: UInt8) -> (dx: Int, dy: Int) {
    let step: (dx: Int, dy: Int) =
      switch code & 7 {
      case 0: (-1, 0)
      case 1: (-1, -1)
      case 2: (0, -1)
      case 3: (1, -1)
      case 4: (1, 0)
      case 5: (1, 1)
      case 6: (0, 1)
      default: (-1, 1)
      }
    return switch self {
    case .hfc: step
    case .hfcClockwise: (-step.dx, step.dy)
    case .freeman: (-step.dx, -step.dy)
    }
  }
}

/// A character that is no code.
package struct ChainCodeError: Error, Hashable, Sendable, CustomStringConvertible {
  package var character: Character
  /// How many characters stand before it.
  package var offset: Int

  package init(character: Character, offset: Int) {
    self.character = character
    self.offset = offset
  }

  package var description: String {
    "character \(offset + 1) of the chain code is \"\(character)\"; codes are 0 to 7"
  }
}
