public import TFCatJSON

extension JSONValue {
  /// Why a text is no JSON.
  public struct TextFault: Error, Hashable, Sendable {
    /// What is wrong, in one sentence without a full stop.
    public var message: String
    /// In bytes from the start of the text.
    public var offset: Int
  }

  /// Reads JSON text strictly by RFC 8259; numbers keep their digits, whatever their size.
  public init(jsonText text: some Collection<UInt8>) throws(TextFault) {
    let bytes = Array(text)
    var tape = JSONTape()
    let value: Result<JSONValue, TextFault> = bytes.withUnsafeBytes { bytes in
      do throws(JSONTape.Fault) {
        try tape.read(bytes)
      } catch {
        return .failure(TextFault(message: error.reason.words, offset: error.offset))
      }
      return .success(tape.view(of: bytes)?.value() ?? .null)
    }
    self = try value.get()
  }
}

extension JSONTape.Fault.Reason {
  package var words: String {
    switch self {
    case .noJSON: "this is no JSON"
    case .tooDeep: "arrays and objects are nested more than \(JSONLimits.depth) deep"
    case .tooLong: "the text is longer than 4 GB"
    }
  }
}
