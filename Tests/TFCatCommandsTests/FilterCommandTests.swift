import Foundation
import TFCatTestSupport
import Testing

/// `tfcat filter` as users run it.
@Suite struct FilterCommandTests {
  let folder: ScratchFolder
  let path: String

  init() throws {
    folder = try ScratchFolder()
    path = try folder.write("c.tfcat", BurstCatalogues.bursts)
  }

  @Test func whatIsLeftOutIsCounted() throws {
    let run = try Execution([
      "filter", path, "--time", "2006-09-12T09:00/2006-09-12T11:30", "--where", "count > 2",
    ])
    #expect(run.status == 0)
    #expect(run.errors == "1 of 3 features written; left out: 1 by --time, 1 by --where\n")
    #expect(run.output.contains("\"id\": 1") && !run.output.contains("\"id\": 2"))
    let ids = try folder.write("ids.txt", "3\n\n 7 \n")
    let listed = try Execution(["filter", path, "--ids", ids, "--id", "1"])
    #expect(listed.errors == "note: no feature has the id 7\n2 of 3 features written; left out: 1 by --id\n")
    let marked = try folder.write("marked.txt", "\u{FEFF}3\r\n1\r\n")
    #expect(
      try Execution(["filter", path, "--ids", marked]).errors
        == "2 of 3 features written; left out: 1 by --id\n")
    let first = try Execution(["filter", path, "--head", "1"])
    #expect(first.errors == "the first 1 feature written\n")
    let drawn = try Execution(["filter", path, "--sample", "2", "--seed", "4"])
    #expect(drawn.errors == "2 of 3 features written; left out: 1 not drawn\n")
  }

  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "there is no /dev/full"),
    arguments: ["filter", "sort", "merge", "dedupe", "set --title t"])
  func whatIsNotWrittenIsNotSaidToBe(_ command: String) throws {
    let run = try Execution(command.split(separator: " ").map(String.init) + [path, "-o", "/dev/full"])
    #expect(run.status == 2)
    #expect(run.errors.contains("/dev/full: No space left on device"))
    #expect(!run.errors.contains("written to") && !run.errors.contains("sorted by"))
    #expect(!run.errors.contains("merged to"))
  }

  @Test func nothingLeftIsNoSuccess() throws {
    let output = folder.path("o.tfcat")
    let run = try Execution(["filter", path, "--time", "2024-05", "-o", output])
    #expect(run.status == 1 && !FileManager.default.fileExists(atPath: output))
    #expect(run.errors.contains("no feature is left, so nothing was written"))
    let empty = try Execution(["filter", path, "--time", "2024-05", "-o", output, "--allow-empty"])
    #expect(empty.status == 0 && FileManager.default.fileExists(atPath: output))
    #expect(try Execution(["lint", output]).status == 0)
  }

  @Test(arguments: [
    (["--time", "2024-13"], "--time: \"2024-13\" is no month"), (["--frequency", "80..20"], "--frequency: "),
    (["--where", "cuont > 1"], "did you mean \"count\""),
    (["--kind", "Polygone"], "did you mean \"Polygon\""),
    (["--head", "1", "--sample", "1"], "Say --head or --sample"),
    (["--seed", "1"], "--seed goes with --sample"),
    (["--head", "0"], "a number from 1 on"), (["--whole"], "--whole goes with"),
  ])
  func whatIsNotUnderstoodIsSaid(arguments: [String], words: String) throws {
    let run = try Execution(["filter", path] + arguments)
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(run.errors.contains(words), "\(run.errors)")
  }

  @Test func listsAreFilteredAndPlottedThroughPipes() throws {
    let list = try folder.write(
      "list.txt",
      """
      :Product: 20240501events.txt
      :Created: 2024 May 02 0302 UT
      :Date: 2024 05 01
      # Prepared by the U.S. Dept. of Commerce, NOAA, Space Weather Prediction Center
      #Event    Begin    Max       End  Obs  Q  Type  Loc/Frq   Particulars       Reg#
      #-------------------------------------------------------------------------------

      2750       0036   ////      0044  LEA  C   RSP  035-180   III/2
      2760 +     2212   ////      2216  PAL  C   RSP  025-080   III/1
      """)
    let run = try Execution(
      shell:
        "\"$TFCAT\" convert \(list) | \"$TFCAT\" filter --time 2024-05-01T22 - | \"$TFCAT\" plot -o p.svg -",
      directory: folder.url)
    #expect(run.status == 0 && run.errors.hasSuffix("1 event drawn to p.svg\n"), "\(run.errors)")
    let picture = try Execution(
      shell:
        "\"$TFCAT\" convert \(list) | \"$TFCAT\" filter --time 2024-05 - | \"$TFCAT\" plot -",
      directory: folder.url)
    #expect(picture.status == 0 && picture.output.contains("<svg ") && picture.output.contains("2 events"))
    let nothing = try Execution(
      shell: "\"$TFCAT\" convert none.txt | \"$TFCAT\" filter --head 1 -", directory: folder.url)
    #expect(nothing.status == 2 && nothing.errors.hasSuffix("Error: nothing came from standard input\n"))
    let direct = try Execution(["filter", list, "--frequency", "100..", "--to", "csv"])
    #expect(direct.status == 0 && direct.errors.contains("noaa-swpc: 2 rows = 2 features"))
    #expect(direct.output.split(whereSeparator: \.isNewline).count == 2)
  }
}
