import Foundation
import TFCatTestSupport
import Testing

/// `merge`, `split`, `sort`, `fmt`, `dedupe`, `set` and `join` as users run them.
@Suite struct OperationCommandTests {
  let folder: ScratchFolder
  let bursts: String
  let arc: String

  init() throws {
    folder = try ScratchFolder()
    bursts = try folder.write("bursts.tfcat", BurstCatalogues.bursts)
    arc = try folder.write("arc.tfcat", BurstCatalogues.arc)
  }

  private func run(_ script: String) throws -> Execution {
    try Execution(shell: script, directory: folder.url)
  }

  @Test func catalogueAreMergedSortedAndSplitThroughPipes() throws {
    let run = try run(
      "\"$TFCAT\" merge bursts.tfcat arc.tfcat bursts.tfcat | \"$TFCAT\" sort --by=-time | \"$TFCAT\" split --by year -o 'y-{}.tfcat'"
    )
    #expect(run.status == 0)
    #expect(
      run.errors.contains(
        "arc.tfcat: re-expressed from mjd and frequency in kHz to unix and frequency in MHz"))
    #expect(run.errors.contains("bursts.tfcat: 3 ids in use already: 1 is now bursts-2-1, and so on"))
    #expect(run.errors.contains("3 catalogues with 3 + 1 + 3 = 7 features merged"))
    #expect(
      run.errors.hasSuffix("y-2006.tfcat: 6 features\ny-2024.tfcat: 1 feature\n7 features in 2 catalogues\n"))
    #expect(try Execution(["lint", folder.path("y-2006.tfcat"), folder.path("y-2024.tfcat")]).status == 0)
  }

  @Test func fieldsThatDoNotFitAreRefused() throws {
    let other = try folder.write(
      "other.tfcat", BurstCatalogues.bursts.replacing("\"unit\": \"Jy\"", with: "\"unit\": \"MHz\""))
    let run = try Execution(["merge", bursts, other])
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(
      run.errors.contains(
        "the field \"peak\" of \(other) is not that of \(bursts): MHz cannot be given in Jy"))
    let mended = try self.run(
      "\"$TFCAT\" set other.tfcat --field peak.unit=kJy 2>set.err | \"$TFCAT\" merge bursts.tfcat - --to csv")
    #expect(mended.status == 0 && mended.errors.contains("values of \"peak\" are given in Jy instead of kJy"))
    #expect(mended.output.contains(",310500"))
  }

  /// JSON names its columns object by object.
  @Test func answersOfTheHEKAreTables() throws {
    try folder.write(
      "hek.json",
      #"{"result": [{"event_starttime": "2006-09-12T08:58:00", "event_endtime": "2006-09-12T09:09:00", "fl_goescls": "C2.1"}]}"#
    )
    let run = try run(
      "\"$TFCAT\" join bursts.tfcat hek.json --by time --start-column event_starttime --end-column event_endtime --columns fl_goescls -o j.tfcat"
    )
    #expect(run.status == 0 && run.errors.contains("joined to 1 of 1 row\n"), "\(run.errors)")
    #expect(try folder.text("j.tfcat").contains("\"fl_goescls\": \"C2.1\""))
  }

  @Test func descriptionsOfFieldsAreChecked() throws {
    let slip = try Execution(["set", bursts, "--field", "peak.units=Jy"])
    #expect(slip.status == 2 && slip.errors.contains("no member \"units\"; did you mean \"unit\"?"))
    let odd = try Execution(["set", bursts, "--field", "peak.unit=foo", "--field", "peak.ucd=phot.fluxx"])
    #expect(odd.status == 0 && odd.errors.contains("note: --field: peak.unit=foo: foo is not a unit"))
    #expect(odd.errors.contains("note: --field: peak.ucd=phot.fluxx: "))
    let fine = try Execution(["set", bursts, "--field", "peak.datatype=float"])
    #expect(fine.status == 0 && !fine.errors.contains("note"), "\(fine.errors)")
    let sorted = try Execution(["sort", bursts, "--by", "-peak"])
    #expect(sorted.status == 0 && sorted.errors.contains("3 features sorted by -peak"))
  }

  /// A description that does not fit the values is written, and the features are counted.
  @Test(arguments: [
    ("peak.datatype=int", "peak: 1 feature has a value that is no int, such as 310.5"),
    ("count.datatype=str", "count: 3 features have a value that is no str, such as 3"),
    ("count.datatype=bool", "count: 3 features have a value that is no bool, such as 3"),
    ("count.values=[3, 1.0]", "count: 1 feature has a value that its values do not list, such as 0"),
    (
      "burst_type.values={\"III\": \"fast\"}",
      "burst_type: 2 features have a value that its values do not list"
    ),
    ("count.datatype=float", nil), ("peak.datatype=", nil), ("count.values=[0, 1, 2, 3]", nil),
  ]) func valuesThatFieldsDoNotFitAreCounted(_ change: String, _ note: String?) throws {
    let run = try Execution(["set", bursts, "--field", change, "-o", folder.path("set.tfcat")])
    #expect(run.status == 0)
    let notes = run.errors.split(separator: "\n").filter { $0.hasPrefix("note: ") }
    #expect(notes.count == (note == nil ? 0 : 1), "\(run.errors)")
    if let note { #expect(notes.first?.hasPrefix("note: --field: \(note)") == true, "\(run.errors)") }
    // The linter finds what was counted, and nothing else.
    let lint = try Execution(["lint", folder.path("set.tfcat"), "--select", "TFC403,TFC404,TFC406"])
    #expect(lint.errors.contains("nothing found") == (note == nil), "\(lint.output)\(lint.errors)")
  }

  @Test func formsAreCheckedAndChanged() throws {
    let check = try Execution(["fmt", "--check", bursts, arc])
    #expect(check.status == 1 && check.errors.contains("\(bursts): has another form\n"))
    let before = try Data(contentsOf: URL(fileURLWithPath: bursts))
    let piped = try Execution(["fmt", "-"], input: before)
    #expect(piped.status == 0)
    #expect(try Execution(["fmt", bursts, arc]).errors.hasSuffix("2 files looked at, 2 changed\n"))
    #expect(try String(contentsOfFile: bursts, encoding: .utf8) == piped.output)
    #expect(try Execution(["fmt", "--check", bursts, arc]).status == 0)
    let broken = try folder.write("broken.tfcat", "{\"type\": \"FeatureCollection\", \"features\": [{]}")
    let refused = try Execution(["fmt", broken, bursts])
    #expect(refused.status == 2 && refused.errors.contains("1 could not be read"))
    #expect(try String(contentsOfFile: broken, encoding: .utf8).hasSuffix("[{]}"))
  }

  @Test func eventsThatAreThereAlreadyAreNamed() throws {
    let run = try run(
      "\"$TFCAT\" merge bursts.tfcat bursts.tfcat 2>merge.err | \"$TFCAT\" dedupe --overlap 1 -o once.tfcat")
    #expect(run.status == 0)
    #expect(run.errors.contains("-: left out: feature bursts-2-1, which is feature number 1\n"))
    #expect(run.errors.hasSuffix("3 of 6 features written to once.tfcat; left out: 3\n"))
  }

  @Test func tablesAreJoined() throws {
    _ = try folder.write("flares.csv", "start_time,end_time,class\n2006-09-12T08:50,2006-09-12T09:05,M1.0\n")
    let run = try run(
      "\"$TFCAT\" join bursts.tfcat flares.csv --by time --columns class --prefix flare_ -o j.tfcat")
    #expect(run.status == 0 && run.errors == "1 of 3 features joined to 1 of 1 row\n", "\(run.errors)")
    #expect(
      try String(contentsOfFile: folder.path("j.tfcat"), encoding: .utf8).contains(
        "\"flare_class\": \"M1.0\""))
    let lint = try Execution(["lint", folder.path("j.tfcat")])
    #expect(lint.status == 0)
    let wrong = try Execution(["join", bursts, folder.path("flares.csv"), "--by", "id"])
    #expect(wrong.status == 2 && wrong.errors.contains("--column: "))
  }

  @Test(arguments: [
    (["split", "-o", "x.tfcat", "--by", "year"], "no single place"),
    (["split", "-o", "{}"], "Say --by or --count"),
    (["sort", "--by", "nope"], "there is no field \"nope\""),
    (["dedupe", "--overlap", "2"], "--overlap wants"),
    (["set"], "Say what to set"), (["set", "--unset", "titel"], "did you mean \"title\""),
    (["set", "--rename", "peak"], "has no name and value"),
    (["set", "--drop", "paek"], "did you mean \"peak\""),
  ])
  func whatIsNotUnderstoodIsSaid(arguments: [String], words: String) throws {
    let run = try Execution([arguments[0], bursts] + arguments.dropFirst())
    #expect(run.status == 2 && run.output.isEmpty && run.errors.contains(words), "\(run.errors)")
  }
}
