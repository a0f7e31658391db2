import Base
import Testing

/// Each class has the bytes that its name says, and no others.
@Suite struct ByteClassesTests {
  private func bytes(_ isOne: (UInt8) -> Bool) -> [UInt8] { (0...255).filter(isOne) }

  @Test func classesOfBytes() {
    let (digits, capitals) = (Array("0123456789".utf8), Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8))
    let small = capitals.map { $0 + 32 }
    #expect(bytes(\.isDigit) == digits)
    #expect(bytes(\.isUppercaseLetter) == capitals)
    #expect(bytes(\.isLowercaseLetter) == small)
    #expect(bytes(\.isLetter) == capitals + small)
    #expect(bytes(\.isLetterOrDigit) == digits + capitals + small)
    #expect(bytes { $0.hexadecimalDigit != nil } == Array("0123456789ABCDEFabcdef".utf8))
    #expect(bytes(\.isBlank) == Array("\t\n\u{B}\u{C}\r ".utf8).sorted())
    #expect(bytes(\.isBlankOrTab) == Array("\t ".utf8))
    #expect(bytes(\.isJSONWhitespace) == Array("\t\n\r ".utf8))
  }

  @Test func capitalsBecomeSmall() {
    for byte in UInt8.min...UInt8.max {
      #expect(byte.lowercased == (byte.isUppercaseLetter ? byte + 32 : byte))
    }
  }
}
