import Foundation
import Testing

@testable import Base

@Suite final class OutputCollisionTests {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
  let input: String

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    input = folder.appendingPathComponent("in.json").path
    try Data("{}".utf8).write(to: URL(fileURLWithPath: input))
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private func check(_ outputs: String..., inputs: [String]? = nil) throws(OutputCollision) {
    try OutputCollision.check(outputs: outputs, inputs: inputs ?? [input])
  }

  @Test func anInputIsToldUnderEveryName() throws {
    let link = folder.appendingPathComponent("link").path
    let hard = folder.appendingPathComponent("hard").path
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: input)
    try FileManager.default.linkItem(atPath: input, toPath: hard)
    for name in [input, link, hard, folder.path + "/./in.json", folder.path + "//in.json"] {
      let collision = #expect(throws: OutputCollision.self, "\(name)") { try check(name) }
      #expect(
        collision?.description == "\(name) is the same file as the input \(input): write to another file")
    }
  }

  @Test func otherFilesAreFine() throws {
    try check(folder.path + "/out.json", "/dev/null", "/dev/null", folder.path + "/missing/out.json")
    // Devices and pipes are read and written at once.
    try check("/dev/null", inputs: ["/dev/null"])
  }

  @Test func twoOutputsAreNotOneFile() {
    #expect(throws: OutputCollision.self) { try check(folder.path + "/out", folder.path + "/./out") }
    #expect(throws: OutputCollision.self) { try check(input, input, inputs: []) }
  }
}
