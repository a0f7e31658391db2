/// What the server answers with, beside the content.
struct HTTPStatus: Error, Hashable, Sendable {
  let code: Int
  let reason: String
  /// The methods that a resource has, where the one that was asked for is none of them.
  var allowed: String?

  static let ok = HTTPStatus(code: 200, reason: "OK")
  static let created = HTTPStatus(code: 201, reason: "Created")
  static let seeOther = HTTPStatus(code: 303, reason: "See Other")
  static let badRequest = HTTPStatus(code: 400, reason: "Bad Request")
  static let forbidden = HTTPStatus(code: 403, reason: "Forbidden")
  static let notFound = HTTPStatus(code: 404, reason: "Not Found")
  static let timeout = HTTPStatus(code: 408, reason: "Request Timeout")
  static let lengthRequired = HTTPStatus(code: 411, reason: "Length Required")
  static let contentTooLarge = HTTPStatus(code: 413, reason: "Content Too Large")
  /// A host that is not ours, which other sites reach by a name that they let point to this machine.
  static let misdirected = HTTPStatus(code: 421, reason: "Misdirected Request")
  static let headTooLarge = HTTPStatus(code: 431, reason: "Request Header Fields Too Large")
  static let unavailable = HTTPStatus(code: 503, reason: "Service Unavailable")
  static let versionNotSupported = HTTPStatus(code: 505, reason: "HTTP Version Not Supported")

  static func methodNotAllowed(_ allowed: String) -> HTTPStatus {
    HTTPStatus(code: 405, reason: "Method Not Allowed", allowed: allowed)
  }
}
