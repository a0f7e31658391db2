/// The columns of a table whose first line has their names.
struct NamedColumns {
  private let separator: UInt8
  private var places: [String: Int] = [:]
  private var values: [ByteText] = []
  /// As the header spells them, in its order.
  let names: [String]
  /// How many columns the row read last has.
  private(set) var count = 0
  var width: Int { values.count }

  init(header: ByteText, separator: UInt8) {
    self.separator = separator
    let width = 1 + (0..<header.count).count { header[$0] == separator }
    values = Array(repeating: .empty, count: width)
    _ = header.split(separator, into: &values)
    names = values.map { String($0) }
    for (place, name) in values.enumerated() where places[Self.key(name)] == nil {
      places[Self.key(name)] = place
    }
  }

  /// Names are compared by their letters and digits alone, in lower case: `Freq_Start (MHz)` is
  /// `freqstartmhz`.
  static func key(_ name: ByteText) -> String { key(String(name)) }
  static func key(_ name: String) -> String { name.lowercased().filter { $0.isLetter || $0.isNumber } }

  mutating func read(_ line: ByteText) { count = line.split(separator, into: &values) }

  /// The place of the first of these names that there is.
  func place(_ names: String...) -> Int? { names.lazy.compactMap { places[Self.key($0)] }.first }

  /// A value of the row read last; empty for words that mean nothing.
  subscript(place: Int?) -> ByteText {
    guard let place, values.indices.contains(place) else { return .empty }
    let value = values[place]
    return value == "NaN" || value == "nan" || value == "NULL" || value == "null" || value == "\\N"
      ? .empty : value
  }
}
