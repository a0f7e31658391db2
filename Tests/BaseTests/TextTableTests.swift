import Base
import Testing

@Suite struct TextTableTests {
  @Test func cellsStandBelowEachOther() {
    #expect(TextTable([["a", "bcd", "e"], ["fghi", "j", "kl"]]).text == "a     bcd  e\nfghi  j    kl\n")
    #expect(TextTable([]).text.isEmpty && TextTable([[]]).lines == [""])
  }

  @Test func numbersStandAtTheRight() {
    let rows = [["", "events"], ["burst", "12"], ["b", "1234567"]]
    #expect(
      TextTable(rows, rightAligned: 1...).lines == ["        events", "burst       12", "b      1234567"])
    #expect(TextTable(rows, rightAligned: ...0).lines == ["       events", "burst  12", "    b  1234567"])
  }

  /// What stands last in its row makes no column wider, and gets no blanks behind it.
  @Test func theLastCellMayBeLong() {
    let rows = [["file", "some/long/path.tfcat"], ["select", "all", "by default"]]
    #expect(TextTable(rows).lines == ["file    some/long/path.tfcat", "select  all  by default"])
  }

  @Test func aLongCellPushesItsOwnLineAlone() {
    let rows = [["abcdef", "x"], ["a", "y"]]
    #expect(TextTable(rows, widest: 3).lines == ["abcdef  x", "a    y"])
  }

  /// Columns are as wide as their characters, not as their bytes.
  @Test func charactersAreCounted() {
    #expect(TextTable([["µs", "1"], ["abc", "2"]]).lines == ["µs   1", "abc  2"])
  }
}
