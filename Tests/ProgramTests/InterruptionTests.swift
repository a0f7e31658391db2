import Foundation
import TFCatTestSupport
import Testing

/// A program that is interrupted leaves no temporary file, and says by its exit status what happened.
@Suite(.timeLimit(.minutes(20))) struct InterruptionTests {
  @Test(arguments: [(SIGINT, 130), (SIGTERM, 143), (SIGHUP, 129)] as [(Int32, Int32)])
  func signalsLeaveNothing(_ signal: Int32, _ status: Int32) throws {
    let program = try RunningProgram()
    #expect(try program.temporaryFiles().count == 1)
    program.send(signal)
    let end = try program.end()
    #expect(end.status == status)
    #expect(end.errors.isEmpty)
    #expect(try program.temporaryFiles() == [])
  }

  @Test func aPipeThatNobodyReadsLeavesNothing() throws {
    let program = try RunningProgram()
    program.closePipe()
    #expect(try program.end().status == 141)
    #expect(try program.temporaryFiles() == [])
  }

  /// Also what is written as the last thing of all, such as help.
  @Test func aReaderThatHasEnoughOfTheHelpEndsIt() throws {
    let run = try Execution(shell: #"(timeout 60 "$TFCAT" lint --help; echo $? >&2) | head -n 1"#)
    #expect(run.output == "OVERVIEW: Checks catalogues and EPNcore tables and tells what is wrong with\n")
    #expect(["141\n", "0\n"].contains(run.errors))
  }

  @Test func aFileThatShrinksIsTold() throws {
    let program = try RunningProgram()
    try #require(truncate(program.folder.path(RunningProgram.list), 0) == 0)
    try program.drainPipe()
    let end = try program.end()
    #expect(end.status == 2)
    #expect(end.errors == "Error: \(RunningProgram.list): the file changed while it was read\n")
    #expect(try program.temporaryFiles() == [])
  }

  /// The file that stood there before stays as it was.
  @Test func whatStoodThereStays() throws {
    let program = try RunningProgram()
    try program.folder.write("out.tfcat", "old\n")
    program.send(SIGTERM)
    #expect(try program.end().status == 143)
    #expect(try program.folder.text("out.tfcat") == "old\n")
  }

  /// `nohup` and shells that start programs in the background have signals ignored.
  @Test(arguments: ["INT", "HUP"]) func whatTheParentIgnoresIsIgnored(_ signal: String) throws {
    let folder = try ScratchFolder()
    let run = try Execution(
      shell: """
        mkfifo in
        trap '' \(signal)
        "$TFCAT" lint - < in > out 2> err & program=$!
        exec 3> in
        sleep 0.3
        kill -\(signal) $program
        printf 42 >&3
        exec 3>&-
        wait $program
        echo $?
        """, directory: folder.url)
    #expect(run.output == "1\n")
    #expect(try folder.text("out").contains("TFC101"))
  }

  @Test func standardInputLeavesNoSpool() throws {
    let folder = try ScratchFolder()
    let run = try Execution(
      shell: """
        mkfifo in; mkdir tmp
        TMPDIR=tmp "$TFCAT" lint - < in & program=$!
        exec 3> in
        printf '{"type": ' >&3
        # The temporary file has no name: only the program's list of open files shows it.
        for _ in $(seq 1000); do
          ls -l /proc/$program/fd | grep -q "$PWD/tmp/" && spooled=yes && break
          sleep 0.01
        done
        kill -TERM $program
        wait $program
        echo $? $spooled $(ls -A tmp)
        """, directory: folder.url)
    #expect(run.output == "143 yes\n")
  }

  /// Folders and databases that are made beside their place.
  @Test(arguments: [
    [
      "granules", "a.tfcat", "--service", "storms", "--set", "target_name=Sun", "--set",
      "creation_date=2024-05-01", "-o", "storms.sqlite",
    ],
    ["publish", "a.tfcat", "-o", "storms", "--package", "package", "--date", "2024-05-01T12:00:00"],
  ]) func foldersAndDatabasesLeaveNothing(_ arguments: [String]) throws {
    let folder = try ScratchFolder()
    let features = (1...20_000).map {
      #"{"type": "Feature", "id": \#($0), "geometry": {"type": "Point", "coordinates": [\#(1_704_067_200 + $0), 24.5]}, "properties": {}}"#
    }.joined(separator: ",\n")
    try folder.write(
      "a.tfcat",
      #"{"type": "FeatureCollection", "properties": {"title": "Storms"}, "fields": {}, "crs": {"type": "local", "properties": {"time_coords_id": "unix", "spectral_coords": {"type": "frequency", "unit": "MHz"}, "ref_position_id": "nancay-decameter-array"}}, "features": [\#(features)]}"#
    )
    try FileManager.default.copyItem(
      at: Execution.packageFolder.appendingPathComponent("Tests/ProgramTests/Publication/tfcat-publish.yml"),
      to: folder.url.appendingPathComponent("tfcat-publish.yml"))
    let inputs = try (folder.names() + ["errors", "output"]).sorted()
    let process = try ChildProcess(
      Execution.executable().path, arguments, environment: ["PATH": "/usr/bin:/bin"], directory: folder.url,
      output: folder.path("output"), errors: folder.path("errors"))
    while try folder.names().allSatisfy(inputs.contains), !process.hasEnded { usleep(1000) }
    process.send(SIGTERM)
    let status = process.wait().status
    let errors = try folder.text("errors")
    #expect(status == 143, "\(errors)")
    #expect(try folder.names() == inputs)
  }
}
