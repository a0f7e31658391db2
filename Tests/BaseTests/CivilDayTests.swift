import Base
import Testing

@Suite struct CivilDayTests {
  @Test(arguments: [
    (1970, 1, 1, 0), (2000, 2, 29, 11_016), (1900, 3, 1, -25_508), (1858, 11, 17, -40_587),
    (-4712, 1, 1, -2_440_550),
    (0, 2, 29, -719_469), (9999, 12, 31, 2_932_896),
  ]) func daysAreCounted(_ year: Int, _ month: Int, _ day: Int, _ number: Int) throws {
    let date = try #require(CivilDay(year: year, month: month, day: day))
    #expect(date.number == number)
    #expect(date.components == (year, month, day))
    #expect(CivilDay(midnight: date.julianDate) == date)
  }

  @Test func everyDayOfFourCenturiesFollowsTheOneBefore() throws {
    var number = try #require(CivilDay(year: 1800, month: 1, day: 1)).number
    for year in 1800..<2200 {
      for month in 1...12 {
        for day in 1...CivilDay.length(ofMonth: month, in: year) {
          let date = try #require(CivilDay(year: year, month: month, day: day))
          guard date.number == number, date.components == (year, month, day) else {
            Issue.record("\(year)-\(month)-\(day) is day \(date.number)")
            return
          }
          number += 1
        }
      }
    }
  }

  @Test func daysThatDoNotExistAreNone() {
    #expect(CivilDay(year: 1900, month: 2, day: 29) == nil && CivilDay(year: 2023, month: 4, day: 31) == nil)
    #expect(CivilDay(year: 2023, month: 13, day: 1) == nil && CivilDay(year: 2023, month: 0, day: 1) == nil)
    #expect(CivilDay(year: 2023, dayOfYear: 366) == nil && CivilDay(year: 2024, dayOfYear: 367) == nil)
    #expect(CivilDay(year: .max, month: 1, day: 1) == nil && CivilDay(midnight: 0.3) == nil)
    #expect(CivilDay(year: 2024, dayOfYear: 366)?.components ?? (0, 0, 0) == (2024, 12, 31))
    #expect(CivilDay(year: 2024, month: 12, day: 31)?.dayOfYear == 366)
  }
}
