import TFCat
import TFCatConvert
import TFCatJSON
import Testing

@Suite struct HFCPropertyTests {
  private func burst(_ change: [String: String], options: [String: String] = [:]) throws -> Feature {
    try #require(try HFCTable([change], options: options).features.first)
  }

  @Test func everythingIsKept() throws {
    let table = try HFCTable([["MULTIPLE": "1", "URL": "http://example.org/20100612.R2"]])
    let feature = try #require(table.features.first)
    #expect(feature.id == 7)
    let expected: [(String, JSONValue)] = [
      ("type", "III"), ("time_start", "2010-06-12T10:00:00Z"), ("time_end", "2010-06-12T10:03:00Z"),
      ("freq_min", 12.375), ("freq_max", 12.575), ("freq_min_limit", "measured"), ("overlapping", true),
      ("max_intensity", 25.5), ("mean_intensity", 9.1), ("drift_start", -0.95), ("drift_end", -0.08),
      ("fit_a0", -0.01), ("fit_a1", 1.8), ("trust_level", 80), ("observatory", "WIND"), ("receiver", "RAD2"),
      ("carrington_rotation", 2097), ("time_step", 60), ("frequency_step", 0.05),
      ("data_file", "20100612.R2"),
      ("data_url", "http://example.org/20100612.R2"),
      ("quicklook_url", "ftp://example.org/pictures/20100612.png"), ("code", "RABAT3"),
      ("code_version", "2.03"),
      ("reference", "doi:10.5555/none"),
    ]
    for (name, value) in expected { #expect(feature[name] == value, Comment(rawValue: name)) }
    #expect(feature["snapshot_url"] == nil)
    #expect(table.head.crs?.local?.referencePosition == "wind")
    #expect(table.head.properties?["instrument_name"] == "WAVES")
    #expect(table.head.fields?["drift_start"]?.unit == "MHz/s")
  }

  @Test(arguments: ["NULL", "\\N", "NaN", "", "None", " "])
  func missingValuesInManyForms(_ word: String) throws {
    let feature = try burst(["DRIFT_START": word, "SNAPSHOT": word, "MULTIPLE": word])
    #expect(feature["drift_start"] == nil)
    #expect(feature["snapshot_url"] == nil)
    #expect(feature["overlapping"] == nil)
  }

  @Test func limitsOfTheReceiverAreTold() throws {
    let high = try burst(["WAVEMAX": "12.6"])
    #expect(high["freq_max_limit"] == "instrument")
    #expect(high["freq_min_limit"] == "measured")
    let low = try burst([:], options: ["band": "12.35-80"])
    #expect(low["freq_min_limit"] == "instrument")
  }

  @Test func wavelengthsAreNoFrequencies() throws {
    // 1.075 and 13.825 MHz in metres, as the tables of RABAT3 have them.
    let metres = ["WAVEMIN": "21.6847", "WAVEMAX": "278.8767", "WAVEUNIT": "m"]
    let feature = try burst(metres)
    #expect(feature["repairs"] == nil)
    #expect(feature.geometry.bounds?.spectralMax == 12.575)
    let band = try burst(metres.merging(["CC": "", "SKE_CC": "", "BR_Y0_MHZ": "", "BR_Y0_PIX": ""]) { $1 })
    #expect(band.geometry.bounds?.spectralMin == 1.075)
    let other = [
      "CC": "", "SKE_CC": "", "BR_Y0_MHZ": "", "BR_Y0_PIX": "", "FREQMIN": "1075", "FREQMAX": "13825",
      "FREQUNIT": "kHz",
    ]
    #expect(try burst(other).geometry.bounds?.spectralMax == 13.825)
  }

  @Test func copiedBandOfNancayIsNotBelieved() throws {
    let change = ["OBSERVAT": "Nancay", "WAVEMIN": "0.125", "WAVEMAX": "16.025"]
    let table = try HFCTable([change])
    #expect(table.head.crs?.local?.referencePosition == "nancay-decameter-array")
    #expect(table.features.first?["repairs"] == nil)
    #expect(table.features.first?.geometry.bounds?.spectralMax == 12.575)
    let band = try HFCTable([
      change.merging(["CC": "", "SKE_CC": "", "BR_Y0_MHZ": "", "BR_Y0_PIX": ""]) { $1 }
    ])
    #expect(band.features.isEmpty)
  }

  @Test func otherUnitsAreNotDecibels() throws {
    let feature = try burst(["UNITS": "V^2/Hz"])
    #expect(feature["max_intensity"] == nil)
    #expect(feature["intensity_other_unit"] == "max 25.5, mean 9.1 (V^2/Hz)")
  }

  @Test func otherObservatoriesHaveTheirOwnCRS() throws {
    let table = try HFCTable([
      [:], ["ID_TYPE_III": "8", "OBSERVAT": "STEREO_A"], ["ID_TYPE_III": "9", "OBSERVAT": "WIND"],
    ])
    #expect(
      table.features.map { $0.geometry.attributes.crs?.local?.referencePosition } == [nil, "stereo-a", nil])
  }

  @Test func rowsThatComeTwiceAreRejected() throws {
    let table = try HFCTable([[:], ["ID_TYPE_III": "8"], [:]])
    #expect(table.features.map(\.id) == [7, 8])
    #expect(table.rejects.map(\.reason) == ["ID_TYPE_III 7 was there before: the row is in the input twice"])
    #expect(table.rejects.first?.line == 4)
  }

  @Test(arguments: [
    ("geometry", "polygon", "--geometry polygon: choose contour, ridge, box or collection"),
    ("vertices", "few", "--vertices few: choose all or corners"),
    ("chain-code", "ccw", "--chain-code ccw: choose hfc, hfc-clockwise or freeman"),
    ("band", "10", "--band 10: write the lower and the upper limit in MHz, as 1.075-13.825"),
    ("date", "today", "--date today: write a day, as 2010-06-12"),
    ("stations", "x", "--stations says nothing to the format hfc1t3"),
  ])
  func optionsThatMakeNoSense(_ name: String, _ value: String, _ message: String) throws {
    let error = try #require(throws: ConversionError.self) { try HFCTable([[:]], options: [name: value]) }
    #expect(error.reason.hasPrefix(message), Comment(rawValue: error.reason))
  }
}
