/// Where the day numbers of a spreadsheet begin: Excel's for Windows (also LibreOffice, Google), and its
/// older one for the Macintosh.
package enum SpreadsheetEpoch: String, Hashable, Sendable, CaseIterable {
  /// 1 is 1900-01-01. Lotus 1-2-3 took 1900 for a leap year, and so does Excel: from 61, which is 1900-03-01,
  /// numbers count from 1899-12-30.
  case excel
  /// 0 is 1904-01-01.
  case excel1904 = "excel_1904"

  /// The numbers of the years 1900 or 1904 to 9999.
  private var range: Range<Double> { self == .excel ? 61..<2_958_466 : 0..<2_957_004 }

  private var first: CivilDay? {
    self == .excel
      ? CivilDay(year: 1899, month: 12, day: 30) : CivilDay(year: 1904, month: 1, day: 1)
  }

  /// The day and the seconds of it, to the millisecond: Excel shows no more, and its numbers hold little
  /// more.
  ///
  /// - Returns: nil for what is no day number.
  package func time(of number: Double) -> (day: CivilDay, second: Double)? {
    guard range.contains(number), let first else { return nil }
    let whole = number.rounded(.down)
    let milliseconds = ((number - whole) * 86_400_000).rounded()
    return (first + Int(whole), milliseconds / 1000)
  }
}
