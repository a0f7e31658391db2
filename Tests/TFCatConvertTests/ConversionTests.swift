import Foundation
import TFCat
import TFCatConvert
import TFCatJSON
import Testing

@Suite struct ConversionTests {
  @Test func formatsDoNotMix() throws {
    let error = #expect(throws: ConversionError.self) {
      try Converted([Fixture.named("cdaw.txt").path, Fixture.named("waves.txt").path])
    }
    #expect(error?.reason.contains("convert the formats one by one") == true)
  }

  @Test func unknownContentIsToldSo() throws {
    let scratch = try Scratch()
    let text = #expect(throws: ConversionError.self) {
      try Converted([scratch.write("hello\n".utf8, to: "a")])
    }
    #expect(text?.reason.contains("--from") == true)
    let empty = #expect(throws: ConversionError.self) { try Converted([scratch.write([], to: "b")]) }
    #expect(empty?.reason.contains("is empty") == true)
    #expect(throws: ConversionError.self) { try Converted([scratch.path("missing")]) }
  }

  @Test func optionsOfOtherFormatsAreErrors() throws {
    let path = try Fixture.named("cdaw.txt").path
    let parameter = #expect(throws: ConversionError.self) {
      try Converted([path], parameters: ["band": "1-2"])
    }
    #expect(parameter?.reason.contains("--band says nothing to the format cdaw-type2") == true)
    let repair = #expect(throws: ConversionError.self) { try Converted([path], off: ["time-separator"]) }
    #expect(repair?.reason.contains("has no repair \"time-separator\"") == true)
    #expect(throws: ConversionError.self) { try Converted([path], format: "nonsense") }
  }

  @Test func theAuthorsWordsGoFirst() throws {
    let conversion = try Conversion(
      paths: [Fixture.named("cdaw.txt").path], metadata: ["title": "Mine", "doi": "10.1/2"])
    #expect(conversion.head.properties?["title"] == "Mine")
    #expect(conversion.head.properties?["doi"] == "10.1/2")
    #expect(conversion.head.properties?["target_name"] == "Sun")
  }

  @Test func rejectsAreATable() throws {
    let scratch = try Scratch()
    let writer = try RejectWriter(path: scratch.path("rejects.csv"))
    try writer.write(Reject(file: "a,b", line: 3, text: "say \"x\"\tthere", reason: "it is wrong"))
    try writer.finish()
    let text = try String(contentsOfFile: scratch.path("rejects.csv"), encoding: .utf8)
    #expect(text == "file,line,reason,text\r\n\"a,b\",3,it is wrong,\"say \"\"x\"\"\tthere\"\r\n")
  }

  @Test func nothingIsLeftOfAConversionThatFails() throws {
    let scratch = try Scratch()
    let input = try scratch.write(
      #"[{"begin_datetime": "x", "particulars1": "", "type": "RSP"}, {"#.utf8, to: "in.json")
    var conversion = try Conversion(paths: [input])
    #expect(throws: ConversionError.self) {
      try conversion.run(into: TFCatFormat().sink(path: scratch.path("out.json"), head: conversion.head))
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.url.path) == ["in.json"])
  }

  @Test func theLineOfCountsIsForPeople() throws {
    let converted = try Converted("cdaw.txt")
    #expect(
      converted.report.description
        == "cdaw-type2: 13 rows = 8 features + 5 rejects + 0 rows without event; repairs: hour-24 1, end-date 2,"
        + " day-rollover 1, instrument-band 1")
  }
}
