/// The slow path of reading: it names the real cause of every fault, mends what can be mended and goes on.
///
/// The nodes are what the author most likely meant: `.5` is read as 0.5 and `NaN` as null, a missing value
/// leaves no node. It keeps its own stack of open containers, so that no nesting exhausts the thread's, and
/// every look ahead that decides between two readings is bounded, so that reading takes linear time.
package struct RecoveringParser {
  package struct Outcome: Sendable {
    /// The document, if there is one, or the elements.
    package var nodes: [JSONNode]
    /// In the order of the text.
    package var faults: [JSONFault]
  }

  /// Reads one whole text. Ranges are offsets in the bytes.
  package static func parseDocument(_ bytes: UnsafeRawBufferPointer) -> Outcome {
    var parser = RecoveringParser(bytes, scope: .document)
    return parser.outcome()
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
    var parser = RecoveringParser(
      bytes, scope: .elements(base: base, firstIndex: firstIndex, endsArray: endsArray))
    parser.endsText = endsText
    return parser.outcome()
  }

  enum Scope {
    case document
    case elements(base: JSONPointer, firstIndex: Int, endsArray: Bool)
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

  let bytes: UnsafeRawBufferPointer
  let scope: Scope
  /// Where reading stops: the end of the text.
  let end: Int
  var position = 0
  var expectation = Expectation.value
  /// Whether the text ends with these bytes.
  var endsText = true
  /// Nothing more is to be read.
  var isStopped = false

  /// The open containers. The first stands for the text itself and is never closed.
  var frames: [Frame] = [Frame(closer: 0, open: 0)]
  /// The finished elements of all open arrays, those of the innermost at the end.
  var nodes: [JSONNode] = []
  /// The finished members of all open objects.
  var members: [JSONNode.Member] = []
  var faults: [JSONFault] = []
  /// How many of them, told or not, are advice.
  var adviceCount = 0
  /// How many are strings in single quotes.
  var quoteCount = 0

  /// The comma that was read last, while nothing follows it yet.
  var lastComma: Int?
  /// Where the last value or bracket ended: the place of what is missing after it.
  var lastEnd = 0
  /// From here on no comment ends, no feature starts: such searches are not done twice.
  var noCommentEnd = Int.max
  var noFeatureStart = Int.max
  /// Whether a feature was met where only a forgotten bracket explains it, although the grammar allows it.
  var metSuspectFeature = false
  /// Whether such a feature ends the arrays around it.
  var trustsFeatures = false

  init(_ bytes: UnsafeRawBufferPointer, scope: Scope) {
    self.bytes = bytes
    self.scope = scope
    end = bytes.count
  }

  /// A feature in the midst of an array of numbers is valid JSON. Only if the brackets do not add up is the text
  /// read again in the belief that a bracket was forgotten before it.
  private mutating func outcome() -> Outcome {
    run()
    if metSuspectFeature, faults.contains(where: { $0.kind == .truncated || $0.kind == .mismatchedBracket }) {
      var second = RecoveringParser(bytes, scope: scope)
      second.trustsFeatures = true
      second.endsText = endsText
      second.run()
      if second.faults.count <= faults.count { self = second }
    }
    // What is said of a string as a whole comes after what is said of its parts.
    let order = faults.indices.sorted { one, other in
      (faults[one].range.lowerBound, one) < (faults[other].range.lowerBound, other)
    }
    return Outcome(nodes: nodes, faults: order.map { faults[$0] })
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
    abandonFrames(to: 0)
  }

  private mutating func readValue() {
    skipSpace()
    guard position < end else { return readEnd() }
    if frames.count > JSONLimits.depth, beginsValue(bytes[position]) { return skipTooDeep() }
    switch bytes[position] {
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
    guard position < end else { return readEnd() }
    let byte = bytes[position]
    if byte == UInt8(ascii: ",") {
      lastComma = position
      position += 1
      expectation = top.isObject ? .name : .value
    } else if byte == top.closer, byte != 0 {
      position += 1
      close(at: position)
    } else {
      recoverSeparator(byte)
    }
  }

  private func beginsValue(_ byte: UInt8) -> Bool {
    !Self.isStructural(byte) || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{")
  }

  /// The byte there; zero after the end.
  @inline(__always)
  func byte(_ offset: Int) -> UInt8 { offset < end ? bytes[offset] : 0 }

  func string(_ range: Range<Int>) -> String {
    String(decoding: UnsafeRawBufferPointer(rebasing: bytes[range]), as: UTF8.self)
  }
}
