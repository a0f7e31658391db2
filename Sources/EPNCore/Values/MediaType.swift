import Base

/// Media types as `access_format` has them (RFC 6838): `type/subtype`, in lower case.
public enum MediaType {
  /// Whether the text is a media type in lower case, with parameters or without.
  public static func isValid(_ text: String) -> Bool {
    let parts = text.split(separator: ";", maxSplits: 1, omittingEmptySubsequences: false)
    let names = parts[0].split(separator: "/", omittingEmptySubsequences: false)
    guard names.count == 2 else { return false }
    return names.allSatisfy { name in
      guard let first = name.utf8.first, name.utf8.count <= 127, isSmallLetterOrDigit(first) else {
        return false
      }
      return name.utf8.allSatisfy { isSmallLetterOrDigit($0) || "!#$&-^_.+".utf8.contains($0) }
    } && (parts.count == 1 || !parts[1].isEmpty)
  }

  private static func isSmallLetterOrDigit(_ byte: UInt8) -> Bool {
    byte.isLowercaseLetter || byte.isDigit
  }

  /// The media type that a name stands for which is often written instead: `JSON`, `fits`, `csv`.
  public static func meant(by name: String) -> String? {
    switch name.lowercased() {
    case "json", "tfcat", "text/json": "application/json"
    case "geojson": "application/geo+json"
    case "fits", "fit", "fts", "image/fit", "application/x-fits-bintable": "application/fits"
    case "cdf": "application/x-cdf"
    case "votable", "vot": "application/x-votable+xml"
    case "csv": "text/csv"
    case "txt", "ascii", "text": "text/plain"
    case "png": "image/png"
    case "jpg", "jpeg", "image/jpg": "image/jpeg"
    case "gif": "image/gif"
    case "pdf": "application/pdf"
    case "webp": "image/webp"
    case "svg": "image/svg+xml"
    case "mp4", "m4v": "video/mp4"
    case "mpg", "mpeg": "video/mpeg"
    case "webm": "video/webm"
    case "avi": "video/x-msvideo"
    case "xml": "text/xml"
    case "zip": "application/zip"
    case "gz": "application/gzip"
    case "html": "text/html"
    default: nil
    }
  }
  /// Endings of names whose media type is known, with it.
  package static let endings: [(ending: String, type: String)] = [
    "avi", "cdf", "csv", "fit", "fits", "fts", "geojson", "gif", "gz", "html", "jpeg", "jpg", "json", "m4v",
    "mp4",
    "mpeg", "mpg", "pdf", "png", "svg", "txt", "vot", "webm", "webp", "xml", "zip",
  ].compactMap { ending in meant(by: ending).map { (ending, $0) } }
}
