import Base
package import LintKit
package import TFCatJSON
import Synchronization
import TFCatLint

/// The Language Server Protocol (3.17) for catalogues: it takes messages and gives messages, and knows
/// neither streams nor threads.
///
/// Texts are linted a little after they were changed. `nextJob` gives the work, which another thread may do;
/// `finish` takes what was found, and drops it where the text has changed since.
package struct LanguageServer {
  /// A text to be linted.
  package struct Job: Sendable {
    fileprivate let uri: String
    fileprivate let version: Int
    /// What the settings say, for what is told of them.
    fileprivate let linting: DocumentLinting
    private let bytes: [UInt8]
    private let linter: CatalogueLinter

    fileprivate init(_ document: TextDocument, _ linting: DocumentLinting, linter: CatalogueLinter) {
      (uri, version, bytes) = (document.uri, document.version, document.bytes)
      self.linting = linting
      self.linter = linter
    }

    /// Lints the text.
    package func run() -> FileReport {
      do throws(MappedFile.Failure) {
        let file = try MappedFile(bytes: bytes)
        if isGuess, bytes.allSatisfy(\.isBlank) || !CatalogueRecognition.isCatalogue(file) {
          return FileReport(path: uri, type: nil, itemCount: 0, byteCount: bytes.count)
        }
        return linting.tableReport(file, uri) ?? linter.lint(file, path: uri)
      } catch {
        return linter.unreadable(path: uri, reason: error.reason)
      }
    }

    /// Whether the contents alone tell whether a JSON file is a catalogue: editors ask about all of them.
    private var isGuess: Bool {
      let name = uri.lowercased()
      return name.hasSuffix(".json") && !name.hasSuffix(".tfcat.json")
    }
  }

  private struct OpenDocument {
    var text: TextDocument
    /// When it is to be linted, in monotonic seconds; `nil` where that was done.
    var due: Double?
    /// What was found in the version that it has now.
    var found: [(diagnostic: Diagnostic, json: JSONValue)] = []
    /// Of which version that is.
    var foundVersion: Int?
    /// What it was linted with last, by sound settings.
    var linter: CatalogueLinter?
    /// The files of settings that concern it, and how they were when it was linted.
    var settings: (files: [String], stamps: FileStamps)?
    var facts: (version: Int, facts: DocumentFacts)?
  }

  private enum State: Equatable {
    case waiting
    case running
    case shutDown
    case ended(Int32)
  }

  private let settings: any DocumentSettings
  private var settingsReport = SettingsReport()
  private let version: String
  private var state = State.waiting
  private var encoding = PositionEncoding.utf16
  /// Whether the client asks for the edits of an action when it is chosen.
  private var resolvesActions = false
  private var documents: [String: OpenDocument] = [:]
  /// The job that is being done, and whether its text has changed since.
  private var running: (uri: String, version: Int, isStale: SharedFlag)?

  /// How long no key must be pressed until a text is linted, in seconds.
  package static let pause = 0.2

  /// How often it is looked whether settings have changed, in seconds: not all clients watch files.
  private static let settingsPause = 1.0
  private var nextLookAtSettings = 0.0

  /// - Parameters:
  ///   - settings: tell how each document is linted.
  ///   - version: of the program.
  package init(settings: any DocumentSettings, version: String) {
    self.settings = settings
    self.version = version
  }

  /// With which status the program is to end; `nil` as long as it goes on.
  package var exitStatus: Int32? { if case .ended(let status) = state { status } else { nil } }

  // MARK: - Messages

  /// Answers a message.
  package mutating func answer(_ bytes: [UInt8], now: Double) -> [JSONValue] {
    guard let json = bytes.withUnsafeBytes({ JanssonParser.parse($0) }) else {
      return [.response(to: .null, .parseError("the message is no JSON"))]
    }
    return answer(json, now: now)
  }

  private mutating func answer(_ json: JSONValue, now: Double) -> [JSONValue] {
    let message: RPCMessage
    do throws(RPCError) {
      guard let read = try RPCMessage(json) else { return [] }
      message = read
    } catch {
      return [.response(to: error.id ?? .null, error)]
    }
    guard let id = message.id else { return notice(message, now: now) }
    do throws(RPCError) {
      return [.response(to: id, try result(message))]
    } catch {
      return [.response(to: id, error)]
    }
  }

  private mutating func result(_ message: RPCMessage) throws(RPCError) -> JSONValue {
    if message.method == "initialize" {
      guard state == .waiting else { throw .invalidRequest("the server is initialized already") }
      return initialize(message.params)
    }
    switch state {
    case .waiting: throw .notInitialized
    case .running: break
    case .shutDown, .ended: throw .invalidRequest("the server was shut down")
    }
    switch message.method {
    case "shutdown":
      state = .shutDown
      return .null
    case "textDocument/hover": return try hover(message.params)
    case "textDocument/completion": return try completion(message.params)
    case "textDocument/codeAction": return try codeActions(message.params)
    case "codeAction/resolve": return try resolvedAction(message.params)
    default: throw .unknownMethod(message.method)
    }
  }

  private mutating func initialize(_ params: JSONValue) -> JSONValue {
    state = .running
    let offered = params["capabilities"]?["general"]?["positionEncodings"]?.array?.compactMap(\.string) ?? []
    encoding = offered.contains("utf-8") ? .utf8 : .utf16
    let resolved = params["capabilities"]?["textDocument"]?["codeAction"]?["resolveSupport"]?["properties"]
    resolvesActions = resolved?.array?.contains("edit") ?? false
    return [
      "capabilities": [
        "positionEncoding": .string(encoding.rawValue),
        "textDocumentSync": ["openClose": true, "change": 2],
        "hoverProvider": true,
        "completionProvider": ["triggerCharacters": ["\"", ".", ";"]],
        "codeActionProvider": [
          "codeActionKinds": ["quickfix", "source.fixAll", "source.fixAll.tfcat"], "resolveProvider": true,
        ],
      ],
      "serverInfo": ["name": "tfcat", "version": .string(version)],
    ]
  }

  /// Takes a notification; what cannot be understood of it changes nothing.
  private mutating func notice(_ message: RPCMessage, now: Double) -> [JSONValue] {
    if message.method == "exit" {
      state = .ended(state == .shutDown ? 0 : 1)
      return []
    }
    guard state == .running else { return [] }
    if message.method == "workspace/didChangeWatchedFiles" { nextLookAtSettings = 0 }
    let item = message.params["textDocument"]
    guard let uri = item?["uri"]?.string else { return [] }
    let version = item?["version"]?.number?.integerValue.map { Int($0) }
    switch message.method {
    case "textDocument/didOpen":
      guard let text = item?["text"]?.string else { return [] }
      documents[uri] = OpenDocument(
        text: TextDocument(uri: uri, version: version ?? 0, text: text, encoding: encoding), due: now)
    case "textDocument/didChange": change(uri, version, message.params["contentChanges"]?.array ?? [], now)
    case "textDocument/didClose":
      documents[uri] = nil
      return [.notification("textDocument/publishDiagnostics", ["uri": .string(uri), "diagnostics": []])]
    default: break
    }
    return []
  }

  private mutating func change(_ uri: String, _ version: Int?, _ changes: [JSONValue], _ now: Double) {
    guard var document = documents[uri] else { return }
    for change in changes {
      guard let text = change["text"]?.string else { continue }
      guard let range = change["range"], range != .null else {
        document.text.replace(by: text)
        continue
      }
      guard let start = DocumentPosition(range["start"]), let end = DocumentPosition(range["end"]) else {
        continue
      }
      let first = document.text.offset(of: start)
      document.text.replace(first..<max(first, document.text.offset(of: end)), by: text)
    }
    document.text.version = version ?? document.text.version + 1
    document.due = now + Self.pause
    document.foundVersion = nil
    document.facts = nil
    documents[uri] = document
    if let running, running.uri == uri { running.isStale.value.store(true, ordering: .relaxed) }
  }

  // MARK: - Linting

  /// When there is something to do next, even if no message comes; `nil` where there is not.
  package var due: Double? {
    guard !documents.isEmpty else { return nil }
    let next = running == nil ? documents.values.compactMap(\.due).min() : nil
    return min(next ?? .infinity, nextLookAtSettings)
  }

  /// The text that is to be linted now.
  package mutating func nextJob(now: Double) -> Job? {
    if nextLookAtSettings <= now { lookAtSettings(now: now) }
    guard running == nil,
      var next = documents.filter({ $0.value.due.map { $0 <= now } ?? false })
        .min(by: { ($0.value.due ?? 0, $0.key) < ($1.value.due ?? 0, $1.key) })?.value
    else { return nil }
    let text = next.text
    let linting = settings.answer(forFile: URIEscaping.path(ofFileURL: text.uri))
    let base = linting.faults.isEmpty ? linting.linter : next.linter ?? linting.linter
    if linting.faults.isEmpty { next.linter = base }
    next.settings = (linting.files, FileStamps(of: linting.files))
    next.due = nil
    documents[text.uri] = next
    let stale = SharedFlag()
    running = (text.uri, text.version, stale)
    return Job(text, linting, linter: base.stopping(when: { stale.value.load(ordering: .relaxed) }))
  }

  /// Has the documents linted again whose settings have changed.
  private mutating func lookAtSettings(now: Double) {
    nextLookAtSettings = now + Self.settingsPause
    for (uri, document) in documents where document.due == nil {
      guard let (files, stamps) = document.settings, FileStamps(of: files) != stamps else { continue }
      documents[uri]?.due = now
    }
  }

  /// Publishes what was found, where the text is still the same.
  package mutating func finish(_ job: Job, _ report: FileReport) -> [JSONValue] {
    running = nil
    let aboutSettings = settingsReport.messages(of: job.linting)
    guard var document = documents[job.uri], document.text.version == job.version, document.due == nil else {
      return aboutSettings
    }
    let ranges = document.text.ranges(report.diagnostics.map(\.range))
    document.found = report.diagnostics.map { ($0, $0.published(ranges[$0.range] ?? .null)) }
    document.foundVersion = job.version
    documents[job.uri] = document
    return aboutSettings + [
      .notification(
        "textDocument/publishDiagnostics",
        [
          "uri": .string(job.uri), "version": .number(JSONNumber(job.version)),
          "diagnostics": .array(document.found.map(\.json)),
        ])
    ]
  }

  // MARK: - Requests

  private func document(_ params: JSONValue) throws(RPCError) -> OpenDocument {
    guard let uri = params["textDocument"]?["uri"]?.string else {
      throw .invalidParams("textDocument has no uri")
    }
    guard let document = documents[uri] else { throw .invalidParams("\(uri) is not open") }
    return document
  }

  /// The document and the place that a request is about.
  private mutating func place(
    _ params: JSONValue
  ) throws(RPCError) -> (document: OpenDocument, facts: DocumentFacts, offset: Int) {
    var document = try document(params)
    guard let position = DocumentPosition(params["position"]) else {
      throw .invalidParams("there is no position")
    }
    let facts: DocumentFacts
    if let known = document.facts, known.version == document.text.version {
      facts = known.facts
    } else {
      facts = DocumentFacts(document.text.bytes)
      document.facts = (document.text.version, facts)
      documents[document.text.uri] = document
    }
    return (document, facts, document.text.offset(of: position))
  }

  private mutating func hover(_ params: JSONValue) throws(RPCError) -> JSONValue {
    let (document, facts, offset) = try place(params)
    let found = document.foundVersion == nil ? [] : document.found.map(\.diagnostic)
    let around = found.filter { $0.range.contains(offset) || $0.range.upperBound == offset }
      .sorted { ($0.range.count, $0.rule.id) < ($1.range.count, $1.rule.id) }
    guard let text = Hover(document: document.text, facts: facts).text(at: offset, around) else {
      return .null
    }
    return ["contents": ["kind": "markdown", "value": .string(text)]]
  }

  private mutating func completion(_ params: JSONValue) throws(RPCError) -> JSONValue {
    let (document, facts, offset) = try place(params)
    return [
      "isIncomplete": false, "items": Completion(document: document.text, facts: facts).items(at: offset),
    ]
  }

  private func codeActions(_ params: JSONValue) throws(RPCError) -> JSONValue {
    let document = try document(params)
    guard let start = DocumentPosition(params["range"]?["start"]),
      let end = DocumentPosition(params["range"]?["end"])
    else { throw .invalidParams("there is no range") }
    let only = params["context"]?["only"]?.array?.compactMap(\.string)
    func isWanted(_ kind: String) -> Bool {
      only.map { $0.contains { kind == $0 || kind.hasPrefix("\($0).") } } ?? true
    }
    let first = document.text.offset(of: start)
    let range = first..<max(first, document.text.offset(of: end))
    let actions = actions(document)
    var result: [JSONValue] = []
    if isWanted("quickfix"), document.foundVersion != nil {
      result += actions.fixes(in: range, document.found)
    }
    guard isWanted(CodeActions.fixAllKind) else { return .array(result) }
    // Editors ask at each move of the cursor; mending the whole document takes as long as linting it.
    let isAskedFor = only != nil
    let isKnownToHelp =
      document.foundVersion != nil && document.found.contains { $0.diagnostic.fix?.safety == .safe }
    if resolvesActions {
      if isAskedFor || isKnownToHelp { result.append(actions.unresolvedFixAll) }
    } else if isAskedFor || (isKnownToHelp && document.text.bytes.count <= Self.greatestSizeForEachMove),
      let all = actions.fixAll()
    {
      result.append(all)
    }
    return .array(result)
  }

  /// Up to which size all fixes are worked out whenever the cursor moves, for clients that cannot wait until
  /// they are chosen.
  private static let greatestSizeForEachMove = 1 << 20

  private func actions(_ document: OpenDocument) -> CodeActions {
    let path = URIEscaping.path(ofFileURL: document.text.uri)
    return CodeActions(
      document: document.text, linter: document.linter ?? settings.answer(forFile: path).linter)
  }

  /// An action with its edits.
  private func resolvedAction(_ action: JSONValue) throws(RPCError) -> JSONValue {
    guard action["kind"]?.string == CodeActions.fixAllKind, let uri = action["data"]?["uri"]?.string else {
      return action
    }
    guard let document = documents[uri] else { throw .invalidParams("\(uri) is not open") }
    return actions(document).fixAll() ?? action
  }
}

extension CatalogueLinter {
  /// The same linter, which ends early once `isCancelled` says so.
  fileprivate func stopping(when isCancelled: @escaping @Sendable () -> Bool) -> CatalogueLinter {
    var copy = self
    copy.options.isCancelled = isCancelled
    return copy
  }
}

/// A flag that two threads share.
private final class SharedFlag: Sendable {
  let value = Atomic<Bool>(false)
}

extension Diagnostic {
  /// As the protocol has it.
  fileprivate func published(_ range: JSONValue) -> JSONValue {
    let level =
      switch severity {
      case .error: 1
      case .warning: 2
      case .info: 3
      }
    return [
      "range": range, "severity": .number(JSONNumber(level)), "code": .string(rule.id),
      "codeDescription": ["href": .string(rule.standardAddress)], "source": "tfcat",
      "message": .string(([message] + notes.map { "note: \($0)" }).joined(separator: "\n")),
    ]
  }
}
