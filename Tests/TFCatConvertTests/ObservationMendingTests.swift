import Base
import Foundation
import LintKit
import TFCat
import TFCatConvert
import TFCatJSON
import TFCatLint
import Testing

/// Observations of catalogues, to which features refer by their place.
struct ObservationMendingTests {
  private func catalogue(observations: String, features: [String]) -> String {
    let list = features.enumerated().map { index, properties in
      """
      {"type": "Feature", "id": \(index), "geometry": {"type": "Point", "coordinates": [\(1_158_051_700 + 60 * index), 10]},
      "properties": {\(properties)}}
      """
    }
    return """
      {"type": "FeatureCollection", "properties": {"title": "Observed"},
      "fields": {"obs_id": {"info": "Observation", "ucd": "meta.id", "datatype": "int"}},
      "crs": {"type": "local", "properties": {"name": "Time-Frequency", "time_coords_id": "unix",
      "spectral_coords": {"type": "frequency", "unit": "MHz"}, "ref_position_id": "wind"}},
      "observations": [\(observations)], "features": [\(list.joined(separator: ",\n"))]}
      """
  }

  private func observation(_ id: Int, _ ring: String = "[[0, 1], [60, 1], [60, 20], [0, 1]]") -> String {
    "{\"type\": \"Observation\", \"id\": \(id), \"geometry\": {\"type\": \"Polygon\", \"coordinates\": [\(ring)]}, \"properties\": {}}"
  }

  /// The features, the observations and what lint says of the result.
  private func convert(_ texts: [String]) throws -> (
    features: [Feature], head: CatalogueHead, report: FileReport
  ) {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var paths: [String] = []
    for (index, text) in texts.enumerated() {
      paths.append(folder.appendingPathComponent("\(index).json").path)
      try text.write(toFile: paths[index], atomically: true, encoding: .utf8)
    }
    var conversion = try Conversion(paths: paths)
    let output = folder.appendingPathComponent("out.json").path
    var writer = try CatalogueWriter(path: output, head: conversion.head)
    var features: [Feature] = []
    while let feature = try conversion.next() {
      features.append(feature)
      try writer.write(feature)
    }
    try writer.finish()
    let report = try CatalogueLinter().lint(MappedFile(path: output), path: output)
    return (features, conversion.head, report)
  }

  @Test(arguments: ["-1", "1", "7"]) func referencesToNothingAreLeftOut(_ id: String) throws {
    let text = catalogue(observations: observation(0), features: ["\"obs_id\": 0", "\"obs_id\": \(id)"])
    let (features, _, report) = try convert([text])
    #expect(features[0].properties?["obs_id"]?.number?.integerValue == 0)
    #expect(features[1].properties?["obs_id"] == nil)
    #expect(report.severities[.error] == nil && report.severities[.warning] == nil)
  }

  @Test func faultsOfObservationsAreMended() throws {
    let text = catalogue(
      observations: [
        observation(0), observation(0), observation(1, "[[0, 1]]"),
        observation(2, "[[0, 1], [60, 1], [60, 20]]"),
      ].joined(separator: ", "), features: ["\"obs_id\": 3"])
    let (_, head, report) = try convert([text])
    #expect(head.observations?.count == 4 && head.observations?[1].content.id == nil)
    #expect(head.observations?[2].geometry.kind == .point)
    #expect(report.severities[.error] == nil && report.severities[.warning] == nil)
  }

  @Test func observationsOfSeveralCataloguesFollowEachOther() throws {
    let first = catalogue(observations: "\(observation(0)), \(observation(1))", features: ["\"obs_id\": 1"])
    let second = catalogue(observations: observation(5), features: ["\"obs_id\": 0"])
    let (features, head, report) = try convert([first, second])
    #expect(head.observations?.count == 3)
    #expect(features.map { $0.properties?["obs_id"]?.number?.integerValue } == [1, 2])
    #expect(report.severities[.error] == nil)
  }
}
