import Foundation
import TFCatTestSupport
import Testing

/// `tfcat lsp`, as an editor runs it.
@Suite struct LanguageServerTests {
  private static let uri = "file:///catalogues/a.tfcat"
  private static let lines = [
    #"{"type": "FeatureCollection","#,
    #""fields": {"flux": {"info": "Flux 𝛷", "datatype": "float", "ucd": "phot.flux.density;em.radio", "unit": "Jy"}},"#,
    #""crs": {"type": "local", "properties": {"time_coords_id": "unix", "spectral_coords": {"type": "frequency", "unit": "MHz"}, "ref_position_id": "GEOCENTER"}},"#,
    #""features": ["#,
    #"{"type": "Feature", "id": "𝛷", "geometry": {"type": "Point", "coordinates": [1158051858, 24.73]}, "properties": {"flux": NaN}}"#,
    "]}", "",
  ]
  private static let text = lines.joined(separator: "\n")

  private func open(_ client: LanguageClient, encodings: [String] = ["utf-16"]) throws -> [String: Any] {
    let result = try client.request(
      "initialize",
      ["processId": NSNull(), "capabilities": ["general": ["positionEncodings": encodings]]])
    try client.notify("initialized", [:])
    try client.notify(
      "textDocument/didOpen",
      ["textDocument": ["uri": Self.uri, "languageId": "json", "version": 1, "text": Self.text]])
    return try #require(result as? [String: Any])
  }

  private static func place(_ line: Int, _ character: Int) -> [String: Any] {
    ["textDocument": ["uri": uri], "position": ["line": line, "character": character]]
  }

  /// The column behind a text, in units of UTF-16.
  private static func column(_ line: Int, behind text: String) throws -> Int {
    let range = try #require(lines[line].range(of: text))
    return lines[line][..<range.upperBound].utf16.count
  }

  /// A session as an editor has it: it opens, types, asks, mends and goes.
  @Test func aSessionIsServed() throws {
    let client = try LanguageClient()
    let capabilities = try #require(try open(client)["capabilities"] as? [String: Any])
    #expect(capabilities["positionEncoding"] as? String == "utf-16")
    // What was opened is linted at once.
    var found = try client.diagnostics()
    #expect(found.version == 1 && found.codes == ["TFC010"])
    let column = try Self.column(4, behind: #""flux": "#)
    #expect(found.start == [4, column] && found.end == [4, column + 3])

    // The fix is a code action, and so are all fixes together.
    let range: [String: Any] = [
      "start": ["line": 4, "character": column], "end": ["line": 4, "character": column],
    ]
    let actions = try #require(
      try client.request(
        "textDocument/codeAction",
        ["textDocument": ["uri": Self.uri], "range": range, "context": ["diagnostics": [Any]()]])
        as? [[String: Any]])
    #expect(actions.map { $0["kind"] as? String } == ["quickfix", "source.fixAll.tfcat"])
    #expect(actions[0]["title"] as? String == "TFC010: write null")
    for action in actions {
      let edits = ((action["edit"] as? [String: Any])?["changes"] as? [String: Any])?[Self.uri]
      let edit = try #require((edits as? [[String: Any]])?.first)
      #expect(edit["newText"] as? String == "null")
      #expect((edit["range"] as? [String: [String: Int]])?["start"] == ["line": 4, "character": column])
    }
    let none = try client.request(
      "textDocument/codeAction",
      ["textDocument": ["uri": Self.uri], "range": range, "context": ["only": ["refactor"]]])
    #expect((none as? [Any])?.isEmpty == true)

    // The editor applies it, and then types what is wrong.
    try client.notify(
      "textDocument/didChange",
      [
        "textDocument": ["uri": Self.uri, "version": 2],
        "contentChanges": [
          [
            "range": [
              "start": ["line": 4, "character": column], "end": ["line": 4, "character": column + 3],
            ],
            "text": "1.5",
          ]
        ],
      ])
    found = try client.diagnostics()
    #expect(found.version == 2 && found.codes.isEmpty)
    try client.notify(
      "textDocument/didChange",
      [
        "textDocument": ["uri": Self.uri, "version": 3],
        "contentChanges": [["text": Self.text.replacingOccurrences(of: "NaN", with: "1.5,")]],
      ])
    found = try client.diagnostics()
    #expect(found.version == 3 && found.codes == ["TFC013"])

    // Closing takes the findings away.
    try client.notify("textDocument/didClose", ["textDocument": ["uri": Self.uri]])
    #expect(try client.diagnostics().codes.isEmpty)
    #expect(try client.request("shutdown", NSNull()) is NSNull)
    try client.notify("exit", NSNull())
    #expect(client.wait() == 0)
  }

  private func hover(_ client: LanguageClient, _ line: Int, behind text: String) throws -> String {
    let result = try client.request(
      "textDocument/hover", Self.place(line, try Self.column(line, behind: text)))
    return ((result as? [String: Any])?["contents"] as? [String: Any])?["value"] as? String ?? ""
  }

  @Test func whatStandsThereIsExplained() throws {
    let client = try LanguageClient()
    _ = try open(client)
    _ = try client.diagnostics()
    let position = try hover(client, 4, behind: "[11580518")
    #expect(position.contains("2006-09-12T09:04:18Z") && position.contains("24730000 Hz"), "\(position)")
    #expect(try hover(client, 4, behind: "Na").contains("**TFC010 non-finite-number** (error)"))
    #expect(try hover(client, 1, behind: "phot.fl").contains("- `em.radio`: narrows the word before it"))
    #expect(try hover(client, 1, behind: #""unit": "J"#).contains("1e-26 kg.s**-2"))
    #expect(try hover(client, 2, behind: "time_coords_id\": \"un").contains("Unix Time"))
    #expect(try hover(client, 2, behind: "GEO").contains("a term of the IVOA vocabulary"))
    #expect(try hover(client, 4, behind: #""properties": {"fl"#).contains("Field `flux`"))
    #expect(try hover(client, 0, behind: "{").isEmpty)
    client.end()
  }

  private func labels(_ client: LanguageClient, _ line: Int, behind text: String) throws -> [String] {
    let result = try client.request(
      "textDocument/completion", Self.place(line, try Self.column(line, behind: text)))
    let items = (result as? [String: Any])?["items"] as? [[String: Any]]
    return items?.compactMap { $0["label"] as? String } ?? []
  }

  @Test func wordsAreOffered() throws {
    let client = try LanguageClient()
    _ = try open(client)
    #expect(try labels(client, 1, behind: "phot.flux.d") == ["phot.flux.density", "phot.flux.density.sb"])
    #expect(try labels(client, 1, behind: "density;em.rad").contains("em.radio.20-100MHz"))
    #expect(try labels(client, 1, behind: #""unit": ""#).contains("W.m**-2.Hz**-1"))
    #expect(try labels(client, 2, behind: "time_coords_id\": \"").contains("cdf_tt2000"))
    #expect(try labels(client, 2, behind: "ref_position_id\": \"GEO").contains("GEOCENTER"))
    #expect(try labels(client, 4, behind: #""properties": {""#) == ["flux"])
    #expect(try labels(client, 1, behind: "{\"flux\": {\"").contains("datatype"))
    // A text that is being written is no JSON yet.
    try client.notify(
      "textDocument/didChange",
      [
        "textDocument": ["uri": Self.uri, "version": 2],
        "contentChanges": [["text": "{\"fields\": {\"a\": {\"ucd\": \"meta.number;st"]],
      ])
    let result = try client.request("textDocument/completion", Self.place(0, 40))
    let items = (result as? [String: Any])?["items"] as? [[String: Any]]
    #expect(items?.contains { $0["label"] as? String == "stat.max" } == true)
    client.end()
  }

  /// What is said in `tfcat.yml` holds in editors too, also what is said while they are open.
  @Test func settingsHoldAndMayChange() throws {
    let folder = try ScratchFolder()
    let file = try folder.write("my data/a.tfcat", Self.text)
    let uri = "file://" + file.replacingOccurrences(of: " ", with: "%20")
    try folder.write(
      "tfcat.yml",
      """
      lint:
        severity: {TFC010: warning}
        exceptions:
          - {rules: [TFC010], pointers: [/features/7], reason: elsewhere}
      """)
    let client = try LanguageClient()
    _ = try client.request("initialize", ["capabilities": [String: Any]()])
    try client.notify(
      "textDocument/didOpen",
      ["textDocument": ["uri": uri, "languageId": "json", "version": 1, "text": Self.text]])
    var found = try client.diagnostics()
    #expect(found.codes == ["TFC010"] && found.severities == [2])
    func fixAll() throws -> [[String: Any]] {
      let result = try client.request(
        "textDocument/codeAction",
        [
          "textDocument": ["uri": uri],
          "range": ["start": ["line": 0, "character": 0], "end": ["line": 0, "character": 0]],
          "context": ["only": ["source.fixAll"]],
        ])
      return result as? [[String: Any]] ?? []
    }
    #expect(try fixAll().count == 1)

    // What is excepted is neither shown nor mended.
    try folder.write(
      "tfcat.yml",
      """
      lint:
        exceptions:
          - {rules: [TFC010], pointers: ["/features/*/properties"], reason: as it was measured}
      """)
    #expect(try client.diagnostics().codes.isEmpty)
    #expect(try fixAll().isEmpty)

    // A nearer file goes before.
    try folder.write("my data/tfcat.yml", "lint: {profile: strict}\n")
    found = try client.diagnostics()
    #expect(found.codes == ["TFC010"] && found.severities == [1])

    // What is wrong with settings is told at its place, and those before hold until it is mended.
    try folder.write("my data/tfcat.yml", "lint: {ignore: TFC010}\n")
    #expect(try client.diagnostics().codes.isEmpty)
    try folder.write("my data/tfcat.yml", "lint:\n  ignor: TFC010\n")
    found = try client.diagnostics()
    #expect(found.uri?.hasSuffix("/my%20data/tfcat.yml") == true)
    #expect(found.messages.first?.contains("did you mean \"ignore\"?") == true)
    #expect(found.start == [1, 2] && found.end == [2, 0])
    #expect(try client.next()["method"] as? String == "window/showMessage")
    #expect(try client.diagnostics().codes.isEmpty)
    try FileManager.default.removeItem(atPath: folder.path("my data/tfcat.yml"))
    found = try client.diagnostics()
    #expect(found.uri?.hasSuffix("/my%20data/tfcat.yml") == true && found.messages.isEmpty)
    found = try client.diagnostics()
    #expect(found.uri == uri && found.codes.isEmpty)
    client.end()
  }

  /// Editors ask for actions whenever the cursor moves; what takes long is worked out once it is chosen.
  @Test func allFixesAreWorkedOutWhenTheyAreChosen() throws {
    let client = try LanguageClient()
    _ = try client.request(
      "initialize",
      [
        "capabilities": ["textDocument": ["codeAction": ["resolveSupport": ["properties": ["edit"]]]]]
      ])
    try client.notify(
      "textDocument/didOpen",
      ["textDocument": ["uri": Self.uri, "languageId": "json", "version": 1, "text": Self.text]])
    _ = try client.diagnostics()
    let start = ["line": 0, "character": 0]
    let actions = try #require(
      try client.request(
        "textDocument/codeAction",
        ["textDocument": ["uri": Self.uri], "range": ["start": start, "end": start], "context": [:]])
        as? [[String: Any]])
    #expect(actions.map { $0["kind"] as? String } == ["source.fixAll.tfcat"])
    #expect(actions[0]["edit"] == nil)
    let resolved = try client.request("codeAction/resolve", actions[0]) as? [String: Any]
    let edits = ((resolved?["edit"] as? [String: Any])?["changes"] as? [String: Any])?[Self.uri]
    #expect((edits as? [[String: Any]])?.first?["newText"] as? String == "null")
    client.end()
  }

  @Test func columnsCountBytesWhereThatIsAgreed() throws {
    let client = try LanguageClient()
    let capabilities = try #require(
      try open(client, encodings: ["utf-16", "utf-8"])["capabilities"] as? [String: Any])
    #expect(capabilities["positionEncoding"] as? String == "utf-8")
    let range = try #require(Self.lines[4].range(of: "NaN"))
    #expect(try client.diagnostics().start == [4, Self.lines[4][..<range.lowerBound].utf8.count])
    client.end()
  }

  /// The last text counts, however fast it is typed.
  /// What editors open besides catalogues: an EPNcore table is linted as one, and other JSON is left alone
  /// until it becomes a catalogue.
  @Test(arguments: [
    ("file:///a/package.json", #"{"name": "page", "version": "1.0.0"}"#, []),
    ("file:///a/new.json", "\n", []), ("file:///a/new.tfcat", "\n", ["TFC002"]),
    ("file:///a/c.json", #"{"type": "FeatureCollection", "spectral_coords": 1, "features": []}"#, ["TFC201"]),
    ("file:///a/t.csv", "granule_uid,granule_gid\nx,y\n", ["TFC803"]),
  ])
  func whatIsNoCatalogueIsLeftAlone(_ uri: String, _ text: String, _ codes: [String]) throws {
    let client = try LanguageClient()
    _ = try open(client)
    _ = try client.diagnostics()
    try client.notify(
      "textDocument/didOpen",
      ["textDocument": ["uri": uri, "languageId": "json", "version": 1, "text": text]])
    let found = try client.diagnostics()
    #expect(
      found.uri == uri && (codes.isEmpty ? found.codes.isEmpty : found.codes.contains(codes[0])), "\(found)")
    client.end()
  }

  @Test func olderTextsAreNotReported() throws {
    let client = try LanguageClient()
    _ = try open(client)
    _ = try client.diagnostics()
    for version in 2...30 {
      let text = version == 30 ? Self.text : String(repeating: "[", count: version)
      try client.notify(
        "textDocument/didChange",
        ["textDocument": ["uri": Self.uri, "version": version], "contentChanges": [["text": text]]])
    }
    let found = try client.diagnostics()
    #expect(found.version == 30 && found.codes == ["TFC010"])
    client.end()
  }

  @Test func whatIsNoMessageIsAnsweredByAnError() throws {
    let client = try LanguageClient()
    func code() throws -> Int? {
      var message = try client.next()
      // Diagnostics of a document may come at any time.
      while message["method"] != nil { message = try client.next() }
      return (message["error"] as? [String: Any])?["code"] as? Int
    }
    client.send(Data("Content-Length: 5\r\n\r\n{\"a\":".utf8))
    #expect(try code() == -32700)
    client.send(Data("Content-Length: many\r\n\r\n".utf8))
    #expect(try code() == -32700)
    client.send(Data("no header at all\r\n\r\n".utf8))
    #expect(try code() == -32700)
    client.send(Data("Content-Length: 2\r\n\r\n[]".utf8))
    #expect(try code() == -32600)
    client.send(Data("Content-Length: 8\r\n\r\n{\"id\":1}".utf8))
    #expect(try code() == -32600)
    try client.write(["jsonrpc": "2.0", "id": 1, "method": "textDocument/hover", "params": [String: Any]()])
    #expect(try code() == -32002)
    _ = try open(client)
    try client.write(["jsonrpc": "2.0", "id": 2, "method": "no/such", "params": [Int]()])
    #expect(try code() == -32601)
    try client.write(["jsonrpc": "2.0", "id": 3, "method": "textDocument/hover", "params": ["position": 5]])
    #expect(try code() == -32602)
    // Notifications that cannot be understood change nothing.
    try client.notify("textDocument/didChange", ["contentChanges": "all"])
    try client.notify("textDocument/didChange", ["textDocument": ["uri": Self.uri], "contentChanges": [7]])
    #expect(try hover(client, 2, behind: "GEO").contains("GEOCENTER"))
    // Without a shutdown the exit is no success.
    try client.notify("exit", NSNull())
    #expect(client.wait() == 1)
  }

  @Test func aClientThatIsGoneEndsTheServer() throws {
    let client = try LanguageClient()
    _ = try open(client)
    client.closeInput()
    #expect(client.wait() == 1)
  }
}
