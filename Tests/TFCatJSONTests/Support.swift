import TFCatJSON
import Testing

func document(_ bytes: [UInt8]) -> RecoveringParser.Outcome {
  bytes.withUnsafeBytes { RecoveringParser.parseDocument($0) }
}

func document(_ text: String) -> RecoveringParser.Outcome { document(Array(text.utf8)) }

/// Elements of `/features` from the eighth on.
func elements(_ bytes: [UInt8], endsArray: Bool = true) -> RecoveringParser.Outcome {
  bytes.withUnsafeBytes {
    RecoveringParser.parseElements($0, base: ["features"], firstIndex: 7, endsArray: endsArray)
  }
}

func elements(_ text: String) -> RecoveringParser.Outcome { elements(Array(text.utf8)) }

func jansson(_ bytes: [UInt8]) -> JSONValue? { bytes.withUnsafeBytes { JanssonParser.parse($0) } }

/// Bytes that make something else of a text when one of them stands in the place of another.
let tellingBytes: [UInt8] = [
  0x00, 0x20, 0x22, 0x2C, 0x2D, 0x2E, 0x30, 0x39, 0x3A, 0x5B, 0x5C, 0x5D, 0x65, 0x7B, 0x7D, 0x80, 0xC3,
]

/// Two parsers that share no code must agree on which texts are clean, and on what these say.
func checkAgainstJansson(
  _ bytes: [UInt8], _ outcome: RecoveringParser.Outcome, sourceLocation: SourceLocation = #_sourceLocation
) {
  let value = jansson(bytes)
  #expect((value == nil) == !outcome.faults.isEmpty, sourceLocation: sourceLocation)
  if let value { #expect(value == outcome.nodes.first?.value, sourceLocation: sourceLocation) }
}

/// Ranges lie in the text and are in its order.
func checkPlaces(
  _ outcome: RecoveringParser.Outcome, _ count: Int, sourceLocation: SourceLocation = #_sourceLocation
) {
  var last = 0
  for fault in outcome.faults {
    #expect(fault.range.lowerBound >= last && fault.range.upperBound <= count, sourceLocation: sourceLocation)
    last = fault.range.lowerBound
  }
}
