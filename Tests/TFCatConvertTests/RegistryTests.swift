import Foundation
import TFCat
import TFCatConvert
import Testing

/// Nobody forgets to register what is written.
@Suite struct RegistryTests {
  private static let package = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The types in the sources that conform to a protocol.
  private func types(conformingTo name: String) throws -> Set<String> {
    let folder = Self.package.appendingPathComponent("Sources/TFCatConvert")
    var found: Set<String> = []
    let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
    for case let file as URL in files where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      for match in text.matches(of: /(?:struct|enum) (\w+)(<\w+: \w+>)?: (\w+)/)
      where match.3 == name && match.2 == nil {
        found.insert(String(match.1))
      }
    }
    return found
  }

  @Test func everySourceIsRegistered() throws {
    let registered = Set(SourceRegistry.standard.sources.map { "\($0)" })
    // It is chosen by what the user asks for, and has no name of its own.
    let written = try types(conformingTo: "EventSource").subtracting(["CatalogueCopySource"])
      .union(types(conformingTo: "LabelTool").map { "LabelSource<\($0)>" })
    #expect(written == registered)
    #expect(written.count > 10)
    #expect(Set(SourceRegistry.standard.descriptions.map(\.name)).count == registered.count)
  }

  @Test func everyFormatIsRegistered() throws {
    let registered = Set(FormatRegistry.standard.formats.map { "\(type(of: $0))" })
    let written = try types(conformingTo: "CatalogueFormat")
      .union(types(conformingTo: "LabelWriter").map { "LabelFormat<\($0)>" })
      .union(types(conformingTo: "YOLOPlace").map { "LabelFormat<YOLOWriter<\($0)>>" })
    #expect(written == registered)
  }

  @Test func optionsAreListedOnce() {
    let names = SourceRegistry.standard.parameters.map(\.name)
    #expect(names.count == Set(names).count)
    for source in SourceRegistry.standard.descriptions {
      for parameter in source.parameters { #expect(names.contains(parameter.name)) }
    }
  }

  @Test func aMappingChoosesTables() throws {
    let file = try SourceFile(path: Fixture.named("cdaw.txt").path)
    let registry = SourceRegistry.standard
    #expect(try registry.source(of: [file]) == CDAWSource.self)
    #expect(try registry.source(of: [file], options: ["map"]) == MappedTableSource.self)
    #expect(try registry.source(of: [file], options: ["band"]) == CDAWSource.self)
    #expect(try registry.source(of: [file], named: "table") == MappedTableSource.self)
  }
}
