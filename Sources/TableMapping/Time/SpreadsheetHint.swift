import Base
package import TFCatTables

/// What is said of a number where a time should be that may be the day number of a spreadsheet.
package enum SpreadsheetHint {
  /// The years 1970 to 2050: who means modified Julian dates has 1928 to 2008 there.
  private static let range = 25_569.0..<55_153.0

  /// - Returns: the end of a message; empty for what is no such number.
  package static func text(for value: TableValue) -> String {
    guard let number = value.double, range.contains(number),
      let (day, second) = SpreadsheetEpoch.excel.time(of: number)
    else { return "" }
    let (year, month, date) = day.components
    func padded(_ value: Int) -> String { String(value).zeroPadded(to: 2) }
    let minute = Int(second / 60)
    return
      ": the day number of a spreadsheet would be \(year)-\(padded(month))-\(padded(date))T\(padded(minute / 60)):\(padded(minute % 60)) (format: excel)"
  }
}
