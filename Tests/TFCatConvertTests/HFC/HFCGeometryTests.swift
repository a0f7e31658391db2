import TFCat
import TFCatConvert
import TFCatJSON
import Testing

@Suite struct HFCGeometryTests {
  @Test func contourIsCounterClockwiseAndClosed() throws {
    let table = try HFCTable([[:]])
    let feature = try #require(table.features.first)
    #expect(feature["geometry_source"] == "contour")
    #expect(feature["geometry_note"] == nil)
    #expect(feature["repairs"] == nil)
    let positions = feature.positions
    #expect(positions.count == 15)
    #expect(positions.first == positions.last)
    // The chain goes to the right first, which is clockwise with frequency up.
    #expect(positions.first == Position(time: tenOClock, spectral: 12.575))
    #expect(positions.dropFirst().first == Position(time: tenOClock, spectral: 12.525))
    #expect(
      feature.geometry.bounds
        == BoundingBox(timeMin: tenOClock, spectralMin: 12.375, timeMax: tenOClock + 180, spectralMax: 12.575)
    )
  }

  @Test func ridgeIsALine() throws {
    let feature = try #require(try HFCTable([[:]], options: ["geometry": "ridge"]).features.first)
    #expect(feature["geometry_source"] == "ridge")
    #expect(
      feature.positions == [
        Position(time: tenOClock + 60, spectral: 12.575), Position(time: tenOClock + 60, spectral: 12.525),
        Position(time: tenOClock + 60, spectral: 12.475), Position(time: tenOClock + 120, spectral: 12.425),
        Position(time: tenOClock + 120, spectral: 12.375),
      ])
  }

  @Test func boxAndCollection() throws {
    let box = try #require(try HFCTable([[:]], options: ["geometry": "box"]).features.first)
    #expect(box.positions.count == 5)
    #expect(
      box.geometry.bounds
        == BoundingBox(timeMin: tenOClock, spectralMin: 12.375, timeMax: tenOClock + 180, spectralMax: 12.575)
    )
    let both = try #require(try HFCTable([[:]], options: ["geometry": "collection"]).features.first)
    guard case .geometryCollection(let collection) = both.geometry else {
      Issue.record("no collection")
      return
    }
    #expect(collection.geometries.map(\.kind) == [.polygon, .lineString])
  }

  @Test func cornersOnly() throws {
    let feature = try #require(try HFCTable([[:]], options: ["vertices": "corners"]).features.first)
    #expect(feature.positions.count == 5)
  }

  // MARK: What is there instead

  @Test func fallBacksAreTriedInOrder() throws {
    let table = try HFCTable([
      ["CC": "NULL", "ID_TYPE_III": "1"],
      ["CC": "4489", "ID_TYPE_III": "2"],
      ["CC": "NULL", "BR_Y0_MHZ": "", "BR_Y0_PIX": "", "SKE_CC": "", "ID_TYPE_III": "3"],
      ["CC": "NULL", "BR_Y0_MHZ": "", "BR_Y0_PIX": "", "SKE_CC": "", "WAVEMIN": "", "ID_TYPE_III": "4"],
    ])
    #expect(table.features.map { $0["geometry_source"] } == ["box", "box", "band"])
    #expect(table.features.first?["geometry_note"] == "no contour: CC is empty")
    #expect(
      table.features.dropFirst().first?["geometry_note"]
        == "no contour: in CC, character 3 of the chain code is \"8\"; codes are 0 to 7")
    let band = try #require(table.features.last)
    #expect(
      band.geometry.bounds
        == BoundingBox(timeMin: tenOClock, spectralMin: 1.075, timeMax: tenOClock + 180, spectralMax: 13.825))
    #expect(band["freq_min_limit"] == "unknown")
    #expect(
      table.rejects.map(\.reason) == [
        "no contour: CC is empty; no box: BR_Y0_MHZ or BR_Y3_MHZ is missing; no band: the receiver's limits are unknown"
          + " (WAVEMIN, WAVEMAX, WAVEUNIT); no ridge: SKE_CC is empty"
      ])
  }

  @Test func boxTakesFrequenciesOfTheRidge() throws {
    let feature = try #require(try HFCTable([["CC": "", "BR_Y0_MHZ": "", "BR_Y0_PIX": ""]]).features.first)
    #expect(feature["geometry_source"] == "box")
    #expect(feature.geometry.bounds?.spectralMin == 12.375)
  }

  @Test func ridgeFallsBackToContour() throws {
    let feature = try #require(
      try HFCTable([["SKE_CC": ""]], options: ["geometry": "ridge"]).features.first)
    #expect(feature["geometry_source"] == "contour")
    #expect(feature["geometry_note"] == "no ridge: SKE_CC is empty")
  }

  @Test(arguments: [
    (
      ["CC": "4442222000666", "CC_LENGTH": "14"], "CC has 13 codes where CC_LENGTH is 14, and does not close"
    ),
    (["CC": "444222200066", "CC_LENGTH": "12"], "CC ends 0 and -2 pixels from its start"),
    (["CC_Y_PIX": "2", "CC_Y_MHZ": ""], "CC leaves the spectrogram"),
    (["CC_X_PIX": ""], "CC_X_PIX or CC_Y_PIX is missing"),
  ])
  func contoursThatCannotBeTaken(_ change: [String: String], _ reason: String) throws {
    let feature = try #require(try HFCTable([change]).features.first)
    #expect(feature["geometry_source"] == "box")
    #expect(feature["geometry_note"] == .string("no contour: \(reason)"))
  }

  // MARK: Repairs

  @Test func missingLastCodeIsAdded() throws {
    let table = try HFCTable([["CC": "4442222000666", "CC_LENGTH": "13"]])
    #expect(table.features.first?["repairs"] == "contour-closed")
    #expect(table.features.first?.positions.count == 15)
    let without = try HFCTable([["CC": "4442222000666", "CC_LENGTH": "13"]], noRepairs: ["contour-closed"])
    #expect(without.features.first?["geometry_source"] == "box")
    #expect(
      without.features.first?["geometry_note"]
        == "no contour: it needs the repair contour-closed, which is off")
  }

  @Test func contourThatTouchesItselfBecomesValid() throws {
    // An arm of two pixels down from the lower left corner of the block.
    let arm = ["CC": "44422220002266" + "6666", "CC_LENGTH": "18", "BR_Y0_PIX": "224", "BR_Y0_MHZ": "12.275"]
    let table = try HFCTable([arm])
    let burst = try #require(table.features.first)
    #expect(burst["geometry_source"] == "contour")
    #expect(burst["repairs"] == "contour-made-valid contour-widened")
    #expect(burst.geometry.kind == .polygon)
    #expect(burst.geometry.bounds?.spectralMin == 12.275)
    #expect(
      table.report.repairs.filter { $0.count > 0 }.map(\.name) == ["contour-made-valid", "contour-widened"])
  }

  @Test func burstOfOnePixelHasAnArea() throws {
    let change = [
      "CC": "", "BR_X3_PIX": "600", "BR_X3_UTC": "10.000000", "BR_Y0_PIX": "230", "BR_Y0_MHZ": "12.575",
      "TIME_END": "2010-06-12T10:00:00",
    ]
    let feature = try #require(try HFCTable([change]).features.first)
    #expect(feature["geometry_source"] == "box")
    #expect(feature["repairs"] == "box-widened")
    #expect(
      feature.geometry.bounds
        == BoundingBox(
          timeMin: tenOClock - 30, spectralMin: 12.55, timeMax: tenOClock + 30, spectralMax: 12.6))
  }

  @Test func mirroredChainIsFoundByItsRectangle() throws {
    let table = try HFCTable([["CC": "00022224446666"]])
    #expect(table.features.first?["repairs"] == "mirrored-chain")
    #expect(table.features.first?.geometry.bounds?.timeMax == tenOClock + 180)
    let told = try HFCTable([["CC": "00022224446666"]], options: ["chain-code": "hfc-clockwise"])
    #expect(told.features.first?["repairs"] == nil)
    #expect(told.features.first?.geometry == table.features.first?.geometry)
    let freeman = try HFCTable([["CC": "00066664442222"]], options: ["chain-code": "freeman"])
    #expect(freeman.features.first?["repairs"] == nil)
    #expect(freeman.features.first?.geometry == table.features.first?.geometry)
  }

  @Test func exchangedCornersAreTakenForWhatTheyAre() throws {
    let change = [
      "CC": "NULL", "BR_X0_UTC": "10.050000", "BR_X3_UTC": "10.000000", "BR_X0_PIX": "603",
      "BR_X3_PIX": "600",
    ]
    let feature = try #require(try HFCTable([change]).features.first)
    #expect(feature["repairs"] == "swapped-limits")
    #expect(feature.geometry.bounds?.timeMin == tenOClock)
  }

  /// Values of the corners that stand in each other's place: pixels are where the laws have them.
  @Test func exchangedValuesOfCornersMoveNoContour() throws {
    let right = try #require(try HFCTable([[:]]).features.first)
    let frequencies = ["BR_Y0_MHZ": "12.575", "BR_Y3_MHZ": "12.375"]
    let times = ["BR_X0_UTC": "10.050000", "BR_X3_UTC": "10.000000"]
    for change in [frequencies, times] {
      let table = try HFCTable([change])
      let feature = try #require(table.features.first)
      #expect(feature.geometry == right.geometry)
      #expect(feature["repairs"] == "swapped-limits")
      let box = try #require(try HFCTable([change], options: ["geometry": "box"]).features.first)
      #expect(box.geometry.bounds == right.geometry.bounds)
      #expect(box["repairs"] == "swapped-limits")
    }
    let off = try #require(try HFCTable([frequencies], noRepairs: ["swapped-limits"]).features.first)
    #expect(off["geometry_source"] == "band")
  }

  /// The start of the chain, by its values, outside of the rectangle does not move the contour there.
  @Test func pixelsAreCountedFromPlacesInTheRectangle() throws {
    let right = try #require(try HFCTable([[:]]).features.first)
    for change in [["CC_Y_MHZ": "13.5"], ["CC_X_UTC": "11.5"]] {
      let feature = try #require(try HFCTable([change]).features.first)
      #expect(feature.geometry == right.geometry)
      #expect(feature["repairs"] == "pixel-anchor")
    }
  }

  @Test func contoursBeyondTheReceiverAreNotDrawn() throws {
    let change = [
      "CC_Y_MHZ": "15", "SKE_CC_Y_MHZ": "", "BR_Y0_PIX": "", "BR_Y3_PIX": "",
    ]
    let feature = try #require(try HFCTable([change]).features.first)
    #expect(feature["geometry_source"] == "box")
    #expect(
      feature["geometry_note"] == "no contour: it reaches 15.0 MHz, beyond the receiver's limits"
        || feature["geometry_note"] == "no contour: it reaches 14.8 MHz, beyond the receiver's limits")
    #expect(feature.geometry.bounds?.spectralMax == 12.575)
  }
}
