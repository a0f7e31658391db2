import TFCatTables
import TableMapping
import Testing
import VOVocabulary

@Suite struct NumberFormatTests {
  @Test(
    arguments: [
      ("12,5", ",", nil, 12.5), ("-1.326,3", ",", ".", -1326.3), ("1 326 300", ".", " ", 1_326_300),
      ("1,326.3", ".", ",", 1326.3),
      ("1'000", ".", "'", 1000), (" 80,3 ", ",", nil, 80.3), ("1,5e3", ",", nil, 1500), ("7", ",", nil, 7),
      ("12", ".", ",", 12), (",5", ",", nil, 0.5),
    ] as [(String, Character, Character?, Double)])
  func numbersAreReadAsAWhole(
    _ text: String, _ decimal: Character, _ thousands: Character?, _ expected: Double
  ) {
    #expect(NumberFormat(decimal: decimal, thousands: thousands).number(text) == expected)
  }

  @Test(
    arguments: [
      ("12.5", ",", nil), ("12,5", ".", nil), ("1,32.6", ".", ","), ("12,5", ".", ","), ("1,326,3", ".", ","),
      ("", ",", nil),
      ("1,2,3", ",", nil), ("12,5 MHz", ",", nil), ("0x1F", ",", nil), ("1.3267,5", ",", "."),
    ] as [(String, Character, Character?)])
  func whatIsNoneIsNone(_ text: String, _ decimal: Character, _ thousands: Character?) {
    #expect(NumberFormat(decimal: decimal, thousands: thousands).number(text) == nil)
  }

  @Test func quantitiesCarryTheirUnit() throws {
    let megahertz = try VOUnit(parsing: "MHz")
    #expect(QuantityText("0.109 MHz")?.unit == megahertz && QuantityText("0.109 MHz")?.number == 0.109)
    #expect(QuantityText("109khz")?.unit.description == "kHz")
    #expect(QuantityText("1e3 Hz")?.number == 1000 && QuantityText("5 (km/s)")?.unit.description == "km/s")
    #expect(QuantityText("12,5 MHz", format: NumberFormat(decimal: ",", thousands: nil))?.number == 12.5)
    #expect(QuantityText("MHz") == nil && QuantityText("5 furlongs") == nil && QuantityText("5") == nil)
    #expect(QuantityText("12,5 MHz") == nil)
  }

  @Test(
    arguments: [
      ("Freq_max (kHz)", ColumnName.End.high, "kHz"), ("lowfreq", .low, nil), ("fmin_mhz", .low, "MHz"),
      ("High frequency (Hz)", .high, "Hz"), ("Grenzfrequenz unten", .low, nil),
      ("untere Grenzfrequenz [MHz]", .low, "MHz"),
      ("Fréquence de début", .first, nil), ("freq end", .last, nil), ("Freq_drift (MHz/s)", nil, "MHz/s"),
      ("start_time", nil, nil), ("Frequency", nil, nil),
    ] as [(String, ColumnName.End?, String?)])
  func namesSayEndsAndUnits(_ title: String, _ end: ColumnName.End?, _ unit: String?) {
    let name = ColumnName(title)
    #expect(name.spectralEnd == end)
    #expect(name.unit == unit)
  }
}
