import EPNCore
import Testing

@Suite struct MOCTests {
  @Test(arguments: [
    "1/1 2 4 2/12-14 21 23 25 8/", "0/0-11", "0/", "29/0", "3/767", "1/ 1 2", "2/3 4/", "1/1\n2/8-10",
    "s1/1 2", "t61/1",
    "t61/1 s29/0-2 t61/3 s28/0 t60/2 61/6 s29/2 5", "t40/13-14 41/40 s5/12-14 21",
  ]) func soundMOCs(_ text: String) {
    #expect(MOC(text).faults.isEmpty, "\(MOC(text).faults)")
  }

  @Test(arguments: [
    ("30/0", "\"30/0\" (word 1): orders of space go from 0 to 29"),
    ("t62/0", "orders of time go from 0 to 61"),
    ("0/12", "numbered from 0 to 11"), ("3/1 768", "\"768\" (word 2)"), ("3/4-2", "begins behind its end"),
    ("1/a", "a cell is a whole number"), ("/1", "an order is missing before /"), ("1", "an order is missing"),
    ("", "has no cells"), ("1/1;2", "a cell is a whole number"), ("1/1-2-3", "a cell is a whole number"),
    ("f20/1", "no frequencies"), ("S1/1", "lower case"), ("circle 1 2 3", "a cell is written as 5/123"),
    ("s29/0 t61/1", "places before times"), ("t61/1 s29/0 t61/3", "without places"),
    ("5/99999999999999999999999", "a cell is a whole number"),
  ]) func faultsOfSyntax(_ text: String, _ words: String) {
    let faults = MOC(text).faults
    #expect(faults.map(\.kind) == [.syntax] && faults[0].message.contains(words), "\(faults)")
  }

  @Test(arguments: [
    ("3/5 3", "3/3 (word 2) behind 3/5"), ("3/5 5", "twice"), ("3/5-6 6", "twice"),
    ("1/1 2/4", "lies in 1/1"),
    ("2/4-7", "which is 1/1"), ("2/4 5 6 7", "which is 1/1"), ("2/5 1/3", "orders are ascending"),
    ("t3/4 5", "which is 2/2"), ("2/3 0/", "says order 0"), ("1/1,2", "commas"),
    ("t61/3 s1/0 t61/1 s1/1", "behind later or equal times"),
    ("t61/1 s1/0 t61/2 s1/0", "which has the same places"),
  ]) func faultsOfForm(_ text: String, _ words: String) {
    let faults = MOC(text).faults
    #expect(faults.count == 1 && faults[0].kind == .form && faults[0].message.contains(words), "\(faults)")
  }

  @Test func halfOfAParentIsNoParent() {
    // Four in a row that begin in the middle of a parent, and three of a parent.
    #expect(MOC("2/2-5").faults.isEmpty && MOC("2/4-6").faults.isEmpty)
    #expect(MOC("t3/3-4").faults.isEmpty)
  }
}
