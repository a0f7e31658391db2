import TFCatJSON

/// A message of JSON-RPC 2.0 from the client.
struct RPCMessage {
  /// The id of a request, a number or a string; `nil` for a notification.
  var id: JSONValue?
  var method: String
  var params: JSONValue

  /// Reads a message.
  ///
  /// - Returns: `nil` for a response, which this server does not ask for.
  init?(_ json: JSONValue) throws(RPCError) {
    guard let object = json.object else { throw .invalidRequest("a message is an object") }
    let id = object["id"]
    switch id {
    case nil, .number?, .string?, .null?: break
    default: throw .invalidRequest("the id of a message is a number or a string")
    }
    guard let method = object["method"]?.string else {
      if object["result"] != nil || object["error"] != nil { return nil }
      throw .invalidRequest("a message has a method", id: id ?? .null)
    }
    self.id = id == .some(.null) ? nil : id
    self.method = method
    params = object["params"] ?? .null
  }
}

/// What is answered where a request cannot be.
struct RPCError: Error {
  var code: Int
  var message: String
  /// Of the request, where it was found.
  var id: JSONValue?

  static func parseError(_ message: String) -> RPCError { RPCError(code: -32700, message: message) }
  static func invalidRequest(_ message: String, id: JSONValue? = nil) -> RPCError {
    RPCError(code: -32600, message: message, id: id)
  }
  static func unknownMethod(_ method: String) -> RPCError {
    RPCError(code: -32601, message: "there is no method \(method)")
  }
  static func invalidParams(_ message: String) -> RPCError { RPCError(code: -32602, message: message) }
  static let notInitialized = RPCError(code: -32002, message: "the server is not initialized")
}

extension JSONValue {
  /// The answer to a request.
  static func response(to id: JSONValue, _ result: JSONValue) -> JSONValue {
    ["jsonrpc": "2.0", "id": id, "result": result]
  }

  static func response(to id: JSONValue, _ error: RPCError) -> JSONValue {
    [
      "jsonrpc": "2.0", "id": id,
      "error": ["code": .number(JSONNumber(error.code)), "message": .string(error.message)],
    ]
  }

  static func notification(_ method: String, _ params: JSONValue) -> JSONValue {
    ["jsonrpc": "2.0", "method": .string(method), "params": params]
  }
}
