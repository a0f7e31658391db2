import TFCatTestSupport
import Testing

/// Names of files and arguments that are no text, or more than a line of it.
struct OddNameTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  /// A shell in which `$ODD` is a name that is no UTF-8 and `$LINES` one that looks like a message.
  private func run(_ script: String) throws -> Execution {
    try Execution(
      shell: """
        ODD=$(printf 'caf\\351.tfcat.json')
        LINES=$(printf 'a.json\\nError: b.json: \\033[31mall is lost')
        printf '%s' '{"type": "FeatureCollection", "features": []}' > "$ODD"
        cp "$ODD" "$LINES"
        \(script)
        """, directory: folder.url)
  }

  @Test(arguments: ["lint", "info", "validate", "lint --format json", "info --format json"])
  func filesWithNamesThatAreNoUTF8AreRead(_ command: String) throws {
    let run = try run("\"$TFCAT\" \(command) \"$ODD\"; echo \"status $?\"")
    #expect(!run.output.contains("status 2") && run.output.contains("status "))
    #expect(!run.errors.contains("Error:"))
    let escaped = command.contains("json") ? "caf\\\\xE9.tfcat.json" : "caf\\xE9.tfcat.json"
    if command != "validate" { #expect(run.output.contains(escaped), "\(run.output)") }
    #expect(!(run.output + run.errors).unicodeScalars.contains { $0 == "\u{FFFD}" || $0.value >= 0x10FF80 })
  }

  @Test func theyAreFoundInFolders() throws {
    let run = try run("rm \"$LINES\"; \"$TFCAT\" lint .")
    #expect(run.output.contains("./caf\\xE9.tfcat.json") && run.errors.contains("1 file "))
  }

  @Test func theyAreWritten() throws {
    try folder.write(
      "sound.tfcat",
      #"{"type": "FeatureCollection", "fields": {}, "crs": {"type": "local", "properties": {"name": "Time-Frequency", "time_coords_id": "unix", "spectral_coords": {"type": "frequency", "unit": "MHz"}, "ref_position_id": "wind"}}, "features": []}"#
    )
    let run = try run(
      """
      cp sound.tfcat "$ODD"
      "$TFCAT" convert "$ODD" --to ndjson --allow-empty -o "$ODD.ndjson" && ls | od -c | grep 351
      """)
    #expect(run.status == 0, "\(run.errors)")
  }

  @Test(arguments: [
    "lint \"$LINES\"", "info \"$LINES\"", "convert \"$LINES\"", "info \"$LINES.gone\"",
    "lint \"--$LINES\"", "lint --format=\"$LINES\" \"$LINES\"", "\"$LINES\"", "lint --jobs \"$LINES\" x",
    "publish \"$LINES\" --service order", "validate --schema \"$LINES\" \"$LINES\"", "map init \"$LINES\"",
  ])
  func noNameLooksLikeAMessage(_ command: String) throws {
    let run = try run("\"$TFCAT\" \(command)")
    for line in (run.output + run.errors).split(separator: "\n") {
      #expect(!line.hasPrefix("Error: b.json"), "\(line)")
      #expect(!line.unicodeScalars.contains("\u{1B}"), "\(line)")
    }
  }
}
