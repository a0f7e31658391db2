import Foundation
import TFCatPackage
import TFCatPublish
import Testing

/// The schema for editors and the reader of settings know the same members.
struct SettingsSchemaTests {
  @Test func schemaAndReaderAgree() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let data = try Data(contentsOf: root.appendingPathComponent("schemas/publish-1.schema.json"))
    let schema = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let properties = try #require(schema["properties"] as? [String: Any])
    #expect(Set(properties.keys) == Set(PublishSettings.names))
  }
}
