internal import Base
internal import PlanarGeometry
internal import TFCat
internal import TFCatTables

/// Why a row becomes no event; in one sentence without a full stop.
package struct HFCFault: Error, Hashable, Sendable {
  package var reason: String

  init(_ reason: String) { self.reason = reason }
}

/// One row of a table of HFC, by column.
struct HFCRow: Sendable {
  let columns: HFCColumns
  let cells: [TableValue]

  /// What means a missing value beside an empty cell: SQL's NULL as the various exports write it, and IDL's.
  private static let missing: Set<String> = ["NULL", "\\N", "NONE", "NAN", "-NAN", "<NULL>", "N/A"]

  private static func isMissing(_ text: String) -> Bool {
    switch text.utf8.first {
    case nil: true
    case UInt8(ascii: "N"), UInt8(ascii: "n"), UInt8(ascii: "\\"), UInt8(ascii: "-"), UInt8(ascii: "<"):
      text.utf8.count <= 6 && missing.contains(text.uppercased())
    // Most texts begin otherwise than all of these words.
    default: false
    }
  }

  private func value(_ column: HFCColumn) -> TableValue {
    guard let index = columns[column], cells.indices.contains(index) else { return .null }
    return cells[index]
  }

  /// The text of a cell, without blanks around it; `nil` where there is no such column or no value in it.
  func text(_ column: HFCColumn) -> String? {
    guard let text = value(column).text?.trimmedBlanks else { return nil }
    return Self.isMissing(text) ? nil : text
  }

  /// The finite number in a cell; `nil` for anything else.
  func decimal(_ column: HFCColumn) -> Double? {
    switch value(column) {
    case .double(let number) where number.isFinite: number
    case .integer(let number): Double(number)
    default: text(column)?.decimalNumber
    }
  }

  /// - Throws: for a text that is no finite number.
  func number(_ column: HFCColumn) throws(HFCFault) -> Double? {
    if let number = decimal(column) { return number }
    guard let text = text(column) else { return nil }
    throw HFCFault("\(column.name) is \"\(text.shortened)\", which is no number")
  }

  /// A whole number, which may be written with a point and zeros.
  ///
  /// - Throws: for a text that is none, or beyond 2^53.
  func integer(_ column: HFCColumn) throws(HFCFault) -> Int? {
    guard let number = try number(column) else { return nil }
    guard number.magnitude < 0x1p53, let integer = Int(exactly: number) else {
      throw HFCFault("\(column.name) is \"\(text(column)?.shortened ?? "")\", which is no whole number")
    }
    return integer
  }

  /// The pixel in two columns; `nil` where one has no value.
  func pixel(_ x: HFCColumn, _ y: HFCColumn) throws(HFCFault) -> Pixel? {
    guard let x = try integer(x), let y = try integer(y) else { return nil }
    return Pixel(x: x, y: y)
  }
}

extension String {
  /// Short enough for a message.
  var shortened: String { count <= 40 ? self : prefix(37) + "..." }
}
