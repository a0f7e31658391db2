import Foundation
import TFCatTestSupport
import Testing

@testable import Base

/// Files that are so large that they are written on a thread of their own.
struct OutputFileTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  /// Bytes that tell at each place what belongs there.
  private func bytes(_ range: Range<Int>) -> [UInt8] {
    range.map { UInt8(truncatingIfNeeded: ($0 &* 2_654_435_761) >> 11) }
  }

  @Test func bytesKeepTheirOrderHoweverTheyCome() throws {
    let path = folder.path("large")
    let file = try OutputFile(path: path)
    let sizes = [1, 700_000, 0, 400_000, 3, 262_144, 262_143, 2_000_000, 17, 1]
    var end = 0
    for size in sizes {
      try file.write(bytes(end..<(end + size)))
      end += size
    }
    #expect(!FileManager.default.fileExists(atPath: path))
    try file.commit()
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data(bytes(0..<end)))
  }

  @Test func whatWasWrittenIsThereBeforeItIsCopied() throws {
    let first = try OutputFile(path: folder.path("first"))
    let second = try OutputFile(path: folder.path("second"))
    let content = bytes(0..<3_000_000)
    try first.write(content)
    try first.settle()
    try second.write(content)
    let temporary = first.temporaryPath
    try second.write(contentsOf: #require(temporary), from: 1_000_000)
    try second.write([1, 2, 3])
    try second.commit()
    let expected = Data(content + content[1_000_000...] + [1, 2, 3])
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder.path("second"))) == expected)
  }

  @Test func aFileThatIsDroppedLeavesNothing() throws {
    do {
      let file = try OutputFile(path: folder.path("dropped"))
      for _ in 0..<30 { try file.write(bytes(0..<300_000)) }
    }
    #expect(try folder.names() == [])
  }

  @Test func anErrorIsToldByWhatComesLater() throws {
    let path = try folder.write("input", "")
    let destination = try OutputDestination(path: folder.path("output"))
    defer { destination.close() }
    // From now on nothing can be written there.
    let readable = open(path, O_RDONLY)
    try #require(readable >= 0 && dup2(readable, destination.descriptor) >= 0)
    close(readable)
    let output = WriteBehind(destination)
    let part = bytes(0..<1_100_000)
    var error = part.withUnsafeBufferPointer(output.write)
    for _ in 0..<3 where error == nil { error = part.withUnsafeBufferPointer(output.write) }
    #expect(output.settle() == EBADF)
    // The file has a gap for ever.
    #expect(output.settle() == EBADF)
    #expect(part.withUnsafeBufferPointer(output.write) == EBADF)
  }
}
