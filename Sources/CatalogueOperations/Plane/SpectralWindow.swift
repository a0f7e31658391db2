import Base
import TFCat
import TFCatTables
import TableMapping
import VOVocabulary

/// A band of frequencies; both limits belong to it.
package struct SpectralWindow: Hashable, Sendable {
  /// Hz; 0 where it is open.
  package var low: Double
  /// Hz; infinity where it is open.
  package var high: Double

  package init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }

  /// Whether an event that covers these frequencies has a part in it.
  package func meets(_ frequencies: ClosedRange<Double>) -> Bool {
    frequencies.upperBound >= low && frequencies.lowerBound <= high
  }

  /// Whether an event lies in it from its lowest to its highest frequency.
  package func holds(_ frequencies: ClosedRange<Double>) -> Bool {
    frequencies.lowerBound >= low && frequencies.upperBound <= high
  }
}

extension SpectralWindow {
  /// Reads a band: `20MHz..80MHz`, `20-80` (in MHz where no unit is written), `100kHz-14MHz`, `20..80 MHz`,
  /// `20MHz..`, `..80MHz`, `10m..30m`.
  ///
  /// A limit without a unit has that of the other. Wavelengths, energies and wavenumbers become the
  /// frequencies that they stand for.
  ///
  /// - Throws: `OperationError` with what is not understood.
  package init(parsing text: String) throws(OperationError) {
    let (first, second) = try Self.limits(text)
    let units = [try Self.unit(first, text), try Self.unit(second, text)]
    guard units.contains(where: { $0 != nil }) || first + second != "" else {
      throw OperationError("\"\(text)\" has neither a lower nor an upper limit")
    }
    let one = try Self.hertz(first, unit: units[0] ?? units[1], text)
    let other = try Self.hertz(second, unit: units[1] ?? units[0], text)
    // The longer wavelength is the lower frequency.
    let turns = (units[0] ?? units[1]).map { SpectralCoordinateType(measuredIn: $0) == .wavelength } ?? false
    let (low, high) = turns ? (other, one) : (one, other)
    self.init(low: low ?? 0, high: high ?? .infinity)
    guard self.low >= 0, self.low < self.high || (first == second && self.low == self.high) else {
      throw OperationError("\"\(text)\": the lower limit is not below the upper one")
    }
  }

  private static func limits(_ text: String) throws(OperationError) -> (String, String) {
    for separator in ["..", "/"] {
      let parts = text.split(separator: separator, omittingEmptySubsequences: false).map {
        String($0).trimmedBlanks
      }
      if parts.count == 2 { return (parts[0], parts[1]) }
    }
    // A hyphen that belongs to no exponent.
    let characters = Array(text)
    let hyphens = characters.indices.filter { index in
      characters[index] == "-" && index > 0
        && !(index > 1 && "eE".contains(characters[index - 1]) && characters[index - 2].isNumber)
    }
    guard hyphens.count == 1, let hyphen = hyphens.first else {
      throw OperationError("\"\(text)\" is no band: write it as in 20MHz..80MHz")
    }
    return (
      String(characters[..<hyphen]).trimmedBlanks, String(characters[(hyphen + 1)...]).trimmedBlanks
    )
  }

  private static func unit(_ limit: String, _ text: String) throws(OperationError) -> VOUnit? {
    if limit.isEmpty || TableText.double(limit) != nil { return nil }
    guard let quantity = QuantityText(limit), SpectralCoordinateType(measuredIn: quantity.unit) != nil else {
      throw OperationError(
        "\"\(limit)\" of \"\(text)\" is no frequency: write a number and a unit, as in 20MHz, 300kHz or 10m")
    }
    return quantity.unit
  }

  private static func hertz(
    _ limit: String, unit: VOUnit?, _ text: String
  ) throws(OperationError) -> Double? {
    if limit.isEmpty { return nil }
    let number = QuantityText(limit)?.number ?? TableText.double(limit)
    let own = QuantityText(limit)?.unit ?? unit
    guard let number, number.isFinite else {
      throw OperationError("\"\(limit)\" of \"\(text)\" is no number")
    }
    guard let own else {
      // Megahertz, as `tfcat plot` has it.
      return try VOUnit("MHz").map { (unit) throws(OperationError) in try convert(number, unit, text) }
    }
    return try convert(number, own, text)
  }

  private static func convert(_ number: Double, _ unit: VOUnit, _ text: String) throws(OperationError)
    -> Double
  {
    guard let type = SpectralCoordinateType(measuredIn: unit),
      let conversion = try? SpectralConversion(type: type, unit: unit)
    else { throw OperationError("\"\(unit)\" in \"\(text)\" is no unit of a spectral axis") }
    return conversion.hertz(number)
  }
}
