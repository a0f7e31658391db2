import Foundation
import TFCatTestSupport
import Testing

@Suite struct SnapshotsTests {
  private let folder = try? ScratchFolder()

  @Test func recordedTextsAreCompared() throws {
    let folder = try #require(folder)
    let recorder = Snapshots(folder: folder.url, isRecording: true)
    #expect(try recorder.difference(of: "one\ntwo\n", from: "a.txt") == nil)
    #expect(try folder.text("a.txt") == "one\ntwo\n")
    let snapshots = Snapshots(folder: folder.url, isRecording: false)
    #expect(try snapshots.difference(of: "one\ntwo\n", from: "a.txt") == nil)
    let difference = try #require(try snapshots.difference(of: "one\n2\n", from: "a.txt"))
    #expect(difference.contains("a.txt") && difference.contains("RECORD_SNAPSHOTS=1"))
    #expect(difference.contains("-two\n+2"))
    #expect(try folder.text("a.txt") == "one\ntwo\n", "comparing writes nothing")
  }

  @Test func bytesCountAndNotCharacters() throws {
    let folder = try #require(folder)
    try folder.write("a.txt", "e\u{301}")
    #expect(
      try Snapshots(folder: folder.url, isRecording: false).difference(of: "\u{E9}", from: "a.txt") != nil)
  }

  @Test func whatWasNotRecordedIsTold() throws {
    let folder = try #require(folder)
    let snapshots = Snapshots(folder: folder.url, isRecording: false)
    #expect(try snapshots.difference(of: "", from: "new.txt")?.contains("not recorded yet") == true)
    #expect(try folder.names() == [])
  }

  @Test func leftOversAreNamedAndRemoved() throws {
    let folder = try #require(folder)
    for name in ["a.txt", "b.txt", "c.txt"] { try folder.write(name, name) }
    let names = ["a.txt", "c.txt"]
    #expect(try Snapshots(folder: folder.url, isRecording: false).leftOver(besides: names) == ["b.txt"])
    #expect(try folder.names().count == 3)
    #expect(try Snapshots(folder: folder.url, isRecording: true).leftOver(besides: names) == [])
    #expect(try folder.names() == names)
  }
}
