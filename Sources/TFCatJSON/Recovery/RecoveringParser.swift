/// The slow path of reading: it names the real cause of every fault, mends what can be mended and goes on.
///
/// The nodes are what the author most likely meant: `.5` is read as 0.5 and `NaN` as null, a missing value
/// leaves no node. No nesting exhausts the thread's stack, because open containers are kept in one of their
/// own, and every look ahead that decides between two readings is bounded, so that reading takes linear time.
///
/// The parser itself only knows where it reads and what may come next. `DamagedText` looks ahead,
/// `OpenContainers` keeps what is open and what was read, `FaultLog` what was found.
package struct RecoveringParser {
  package struct Outcome: Sendable {
    /// The document, if there is one, or the elements.
    package var nodes: [JSONNode]
    /// In the order of the text.
    package var faults: [JSONFault]
  }

  /// Reads one whole text. Ranges are offsets in the bytes.
  package static func parseDocument(_ bytes: UnsafeRawBufferPointer) -> Outcome {
    outcome(bytes, scope: .document)
  }

  /// Reads the inside of an array or of a part of it: elements with commas between them, without brackets.
  ///
  /// - Parameters:
  ///   - bytes: The elements; offsets in them are the ranges of nodes and faults.
  ///   - base: The pointer of the array.
  ///   - firstIndex: The index of the first element in the array.
  ///   - endsArray: Whether the array ends here. If not, a comma at the end leads to the next part.
  ///   - endsText: Whether what is still open at the end was cut off. If not, its brackets are missing.
  package static func parseElements(
    _ bytes: UnsafeRawBufferPointer, base: JSONPointer, firstIndex: Int, endsArray: Bool = true,
    endsText: Bool = true
  ) -> Outcome {
    outcome(
      bytes,
      scope: .elements(base: base, firstIndex: firstIndex, endsArray: endsArray, endsText: endsText))
  }

  /// A feature in the midst of an array of numbers is valid JSON. Only if the brackets do not add up is the
  /// text read again in the belief that a bracket was forgotten before it.
  private static func outcome(_ bytes: UnsafeRawBufferPointer, scope: Scope) -> Outcome {
    var parser = RecoveringParser(bytes, scope: scope)
    parser.run()
    if parser.features.metSuspect, parser.log.hasUnevenBrackets {
      var second = RecoveringParser(bytes, scope: scope, trustsFeatures: true)
      second.run()
      if second.log.count <= parser.log.count { parser = second }
    }
    return Outcome(nodes: parser.containers.elements, faults: parser.log.inTextOrder)
  }

  /// What the bytes are.
  enum Scope {
    case document
    case elements(base: JSONPointer, firstIndex: Int, endsArray: Bool, endsText: Bool)
  }

  /// What may come next.
  enum Expectation {
    case value
    case name
    case colon
    /// A comma, or the bracket that closes the container.
    case separator
    /// Nothing: the document is complete.
    case end
  }

  let scope: Scope
  let text: DamagedText
  var containers: OpenContainers
  var features: FeatureSearch
  var comments = CommentSearch()
  private var log = FaultLog()

  var position = 0
  var expectation = Expectation.value
  /// The comma that was read last, while nothing follows it yet.
  var lastComma: Int?
  /// Where the last value or bracket ended: the place of what is missing after it.
  var lastEnd = 0
  /// Nothing more is to be read.
  private var isStopped = false

  private init(_ bytes: UnsafeRawBufferPointer, scope: Scope, trustsFeatures: Bool = false) {
    self.scope = scope
    text = DamagedText(bytes)
    containers = OpenContainers(scope)
    features = FeatureSearch(isTrusting: trustsFeatures)
  }

  private mutating func run() {
    readStart()
    while !isStopped {
      switch expectation {
      case .value: readValue()
      case .name: readName()
      case .colon: readColon()
      case .separator: readSeparator()
      case .end: readTrailingText()
      }
    }
    abandonContainers(to: 0)
  }

  private mutating func readValue() {
    skipSpace()
    guard position < text.end else { return readEnd() }
    if containers.level >= JSONLimits.depth, beginsValue(text[position]) { return skipTooDeep() }
    switch text[position] {
    case UInt8(ascii: "\""): readStringValue()
    case UInt8(ascii: "["): if !isStrayBeforeFeature() { enter(closer: UInt8(ascii: "]")) }
    case UInt8(ascii: "{"): if !endsForgottenBrackets() { enter(closer: UInt8(ascii: "}")) }
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): readNumber()
    case UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ")"): closeWithoutValue()
    case UInt8(ascii: ","): readStrayCommas()
    default: readWordOrGarbage()
    }
  }

  private mutating func readSeparator() {
    skipSpace()
    guard expectation == .separator else { return }
    guard position < text.end else { return readEnd() }
    let byte = text[position]
    if byte == UInt8(ascii: ",") {
      lastComma = position
      position += 1
      expectation = containers.top.isObject ? .name : .value
    } else if byte == containers.top.closer, byte != 0 {
      position += 1
      close(at: position)
    } else {
      recoverSeparator(byte)
    }
  }

  private func beginsValue(_ byte: UInt8) -> Bool {
    !DamagedText.isStructural(byte) || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{")
  }

  /// Ends reading; the open containers are closed as they are.
  mutating func stopReading() { isStopped = true }

  /// Whether nothing has been told of but advice.
  var hasOnlyAdvice: Bool { log.hasOnlyAdvice }

  /// Tells of a fault. What stands there is taken from the text unless it is given.
  mutating func report(
    _ kind: JSONFault.Kind, _ range: Range<Int>, text shown: String? = nil, suggestion: String? = nil,
    pointer: JSONPointer? = nil
  ) {
    guard !isStopped else { return }
    switch log.admit(kind) {
    case .told:
      log.append(
        JSONFault(
          kind: kind, range: range, pointer: pointer ?? self.pointer, text: shown ?? text.excerpt(range),
          suggestion: suggestion))
    case .counted: break
    case .tooMany:
      log.append(
        JSONFault(
          kind: .tooManyFaults, range: range, pointer: pointer ?? self.pointer,
          text: "more than \(JSONLimits.faults) faults"))
      isStopped = true
    }
  }
}
