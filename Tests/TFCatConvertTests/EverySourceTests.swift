import Base
import Foundation
import LintKit
import TFCat
import TFCatConvert
import TFCatJSON
import TFCatLint
import TFCatTestSupport
import Testing
import VOVocabulary

/// What holds for every source.
@Suite struct EverySourceTests {
  @Test(arguments: Fixture.all) func theFormatIsRecognisedAndCountsAddUp(_ fixture: Fixture) throws {
    let converted = try Converted([fixture.path], parameters: fixture.parameters)
    #expect(converted.report.format == fixture.format)
    let total = converted.report.total
    #expect(total.rows == fixture.rows)
    #expect(total.features == fixture.features)
    #expect(total.noEvents == fixture.noEvents)
    #expect(total.rejects == fixture.rows - fixture.features - fixture.noEvents)
    #expect(total.rejects == converted.rejects.count)
    #expect(total.addUp)
  }

  @Test(arguments: Fixture.all) func lintFindsNothing(_ fixture: Fixture) throws {
    let scratch = try Scratch()
    let path = scratch.path("out.json")
    var conversion = try Conversion(
      paths: [fixture.path], options: SourceOptions(parameters: fixture.parameters, enabledRepairs: ["all"]))
    let report = try conversion.run(into: TFCatFormat().sink(path: path, head: conversion.head))
    #expect(try complaints(path) == [])
    var reader = try CatalogueReader(path: path)
    var count = 0
    while try reader.next() != nil { count += 1 }
    #expect(count == report.total.features)
  }

  /// The head declares what the features have, and nothing else, in a file and where it goes to a pipe.
  @Test(arguments: Fixture.all) func everyFieldIsUsed(_ fixture: Fixture) throws {
    let scratch = try Scratch()
    let path = scratch.path("out.json")
    var conversion = try Conversion(
      paths: [fixture.path], options: SourceOptions(parameters: fixture.parameters))
    _ = try conversion.run(into: TFCatFormat().sink(path: path, head: conversion.head))
    let notes = try CatalogueLinter().lint(MappedFile(path: path), path: path).diagnostics
      .filter { $0.rule.id == "TFC414" }
    // What a catalogue declares is its own affair.
    if fixture.format != "tfcat" { #expect(notes.map(\.message) == []) }
    // Only what is left out is gone.
    let reader = try CatalogueReader(path: path)
    let kept = (conversion.head.fields?.names ?? []).filter { !conversion.unusedFields.contains($0) }
    #expect(reader.head.fields?.names == kept)
  }

  /// Events go into TFCat and JSON lines without becoming features; the text must be that of the features.
  @Test(
    arguments: Fixture.all, [TFCatFormat(), FeatureLinesFormat.newlineDelimited] as [any CatalogueFormat])
  func bothWaysWriteTheSame(_ fixture: Fixture, _ format: any CatalogueFormat) throws {
    let scratch = try Scratch()
    let converted = try Converted([fixture.path], parameters: fixture.parameters)
    let sink = try format.sink(path: scratch.path("slow.json"), head: converted.head)
    for feature in converted.features { try sink.write(feature) }
    try sink.finish(leavingOut: converted.unusedFields)
    var conversion = try Conversion(
      paths: [fixture.path], options: SourceOptions(parameters: fixture.parameters))
    _ = try conversion.run(into: format.sink(path: scratch.path("fast.json"), head: conversion.head))
    let slow = try String(contentsOfFile: scratch.path("slow.json"), encoding: .utf8)
    let fast = try String(contentsOfFile: scratch.path("fast.json"), encoding: .utf8)
    #expect(slow == fast)
  }

  /// Without a repair the features that had it are rejects, or have lost what the repair made of them.
  @Test(arguments: Fixture.all) func repairsCanBeSwitchedOff(_ fixture: Fixture) throws {
    let all = try Converted([fixture.path], parameters: fixture.parameters, on: ["all"])
    for repair in all.report.repairs where repair.count > 0 {
      let without = try Converted(
        [fixture.path], parameters: fixture.parameters, on: ["all"], off: [repair.name])
      #expect(without.report.total.addUp)
      #expect(without.report.repairs.first { $0.name == repair.name }?.count == 0)
      #expect(
        without.features.allSatisfy { feature in
          feature.properties?["repairs"]?.string?.split(separator: " ").contains(Substring(repair.name))
            != true
        })
      if repair.name != "type-typo", !fixture.format.hasPrefix("hfc") {
        #expect(without.report.total.features == all.report.total.features - repair.count)
      }
    }
  }

  /// A repair that no fixture shows is not tested.
  @Test func fixturesShowEveryRepair() throws {
    var shown: Set<String> = []
    for fixture in Fixture.all {
      let converted = try Converted([fixture.path], parameters: fixture.parameters, on: ["all"])
      for repair in converted.report.repairs where repair.count > 0 {
        shown.insert("\(fixture.format) \(repair.name)")
      }
    }
    for source in SourceRegistry.standard.descriptions
    where Fixture.all.contains(where: { $0.format == source.name }) {
      for repair in source.repairs { #expect(shown.contains("\(source.name) \(repair.name)")) }
    }
  }

  @Test(arguments: Fixture.all) func fieldsFollowTheStandards(_ fixture: Fixture) throws {
    let conversion = try Conversion(
      paths: [fixture.path], options: SourceOptions(parameters: fixture.parameters))
    for (name, field) in conversion.head.fields ?? Fields() {
      #expect(UCD.check(field.ucd).isEmpty, "\(name): \(field.ucd)")
      #expect(!field.info.isEmpty && field.dataType != nil)
      if let unit = field.unit { #expect(VOUnit.check(unit).isEmpty, "\(name): \(unit)") }
    }
  }

  @Test(arguments: Fixture.all) func severalFilesMakeOneCatalogue(_ fixture: Fixture) throws {
    let scratch = try Scratch()
    let path = scratch.path("out.json")
    var conversion = try Conversion(
      paths: [fixture.path, fixture.path], options: SourceOptions(parameters: fixture.parameters))
    let report = try conversion.run(into: TFCatFormat().sink(path: path, head: conversion.head))
    #expect(report.inputs.count == 2)
    #expect(report.total.features == (fixture.hasKeys ? 1 : 2) * fixture.features)
    #expect(try complaints(path) == [])
  }

  /// Whatever stands in a file: rows become something, and nothing breaks.
  @Test(arguments: Fixture.all) func damagedInputIsCounted(_ fixture: Fixture) throws {
    let sound = try [UInt8](Data(contentsOf: URL(fileURLWithPath: fixture.path)))
    let scratch = try Scratch()
    var random = SeededNumbers(1)
    for round in 0..<60 {
      var bytes = sound
      for _ in 0..<Int.random(in: 1...12, using: &random) where !bytes.isEmpty {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: place)
        case 2:
          bytes.insert(
            [0x09, 0x20, 0x30, 0x39, 0x2D, 0x3F, 0xFF].randomElement(using: &random) ?? 0, at: place)
        default: bytes.removeSubrange(place..<min(place + 20, bytes.count))
        }
      }
      let path = try scratch.write(bytes, to: "damaged-\(round)")
      do {
        let converted = try Converted(
          [path], format: fixture.format, parameters: fixture.parameters, on: ["all"])
        #expect(converted.report.total.addUp)
        #expect(converted.report.total.features == converted.features.count)
        #expect(converted.report.total.rejects == converted.rejects.count)
      } catch is ConversionError {
        // A head that cannot be read any more: said, and nothing is written.
      }
    }
  }

  @Test(arguments: Fixture.all) func textsInUTF16AreReadAsThoseInUTF8(_ fixture: Fixture) throws {
    let plain = try Converted([fixture.path], parameters: fixture.parameters)
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: fixture.path)))
    // PowerShell writes what it was given as text.
    let text = String(validating: bytes, as: UTF8.self) ?? SingleByteText.decode(bytes)
    let units = [0xFEFF] + Array(text.utf16)
    let wide = units.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    let scratch = try Scratch()
    let path = try scratch.write(wide, to: String(fixture.name.split(separator: "/").last ?? "x"))
    let converted = try Converted([path], parameters: fixture.parameters)
    #expect(converted.report.format == plain.report.format)
    #expect(converted.features.count == plain.features.count)
    #expect(converted.features.map(\.geometry.bounds) == plain.features.map(\.geometry.bounds))
    #expect(converted.rejects.map(\.line) == plain.rejects.map(\.line))
  }
}
