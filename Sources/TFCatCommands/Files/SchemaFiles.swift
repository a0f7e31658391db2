import ArgumentParser
import Base
import JSONSchema
import TFCat
import TFCatJSON
import TFCatLint

/// Reads schemas from files, and what they refer to from the directories that were named for it.
struct SchemaFiles {
  /// `--register URL-PREFIX=DIRECTORY`
  struct Directory: Sendable {
    var prefix: String
    var path: String

    init(_ argument: String) throws {
      // A URL may hold an equals sign, and so may a path; a path that begins with a slash decides.
      let separator = argument.firstRange(of: "=/")?.lowerBound ?? argument.lastIndex(of: "=")
      guard let separator, separator > argument.startIndex else {
        throw ValidationError("--register takes URL-PREFIX=DIRECTORY, and not \(argument).")
      }
      prefix = String(argument[..<separator])
      path = String(argument[argument.index(after: separator)...])
      guard FileKind(at: path) == .directory else {
        throw ValidationError("--register: \(path) is no directory.")
      }
    }

    /// The file in which the document of a URI is found.
    func file(of uri: String) -> String? {
      guard uri.hasPrefix(prefix) else { return nil }
      let rest = uri.dropFirst(prefix.count)
      guard prefix.hasSuffix("/") || rest.isEmpty || rest.hasPrefix("/") else { return nil }
      let name = rest.split(separator: "/", omittingEmptySubsequences: true)
      // Nothing leads out of the directory.
      guard !name.contains(".."), !name.isEmpty else { return nil }
      return path + "/" + name.joined(separator: "/")
    }
  }

  let directories: [Directory]

  init(register: [String]) throws { directories = try register.map(Directory.init) }

  /// Compiles the schema of a file; without one that of TFCat.
  func schema(at path: String?, options: SchemaOptions) throws -> Schema {
    guard let path else { return try TFCatSchema.compiled(options: options) }
    let file = try MappedFile(path: path)
    if file.count == 0 { throw CommandError("\(path): the file is empty") }
    if let signature = FileSignature.ofNoJSON(file.bytes) {
      throw CommandError("\(path): \(signature.reason)")
    }
    let document: JSONValue
    do throws(JSONValue.TextFault) {
      document = try JSONValue(jsonText: file.text)
    } catch {
      let place = file.position(of: error.offset)
      throw CommandError(
        "\(path):\(place.line):\(place.column): \(error.message); `tfcat lint` says why")
    }
    let uri = Self.uri(of: path)
    let folder = String(uri[...(uri.lastIndex(of: "/") ?? uri.startIndex)])
    let directories = directories
    let registry = SchemaRegistry { uri in
      for directory in directories {
        if let file = directory.file(of: uri), FileKind(at: file) != nil {
          return try JSONValue(jsonText: MappedFile(textAt: file).text)
        }
      }
      // Beside the schema other schemas may lie that it refers to.
      guard uri.hasPrefix(folder), !uri.contains("/../") else { return nil }
      let file = String(uri.dropFirst("file://".count)).percentDecoded ?? ""
      // Not with `? :`, in which nil would be JSON's null.
      guard FileKind(at: file) != nil else { return nil }
      return try JSONValue(jsonText: MappedFile(textAt: file).text)
    }
    do throws(SchemaFailure) {
      return try Schema(document, uri: uri, options: options, registry: registry)
    } catch {
      guard error.uri == uri else { throw CommandError("\(error)") }
      let place = file.position(of: error.pointer)
      throw CommandError(
        "\(path):\(place.line):\(place.column): \(error.message) (at \(shown(error.pointer)))")
    }
  }

  private func shown(_ pointer: JSONPointer) -> String {
    pointer.tokens.isEmpty ? "the root" : pointer.description
  }

  private static func uri(of path: String) -> String {
    let current = FilePath.current
    let absolute = path.hasPrefix("/") ? path : path == "-" ? "\(current)/stdin" : "\(current)/\(path)"
    let safe = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/".utf8)
    let hexadecimal = Array("0123456789ABCDEF".utf8)
    let bytes = absolute.utf8.flatMap { byte -> [UInt8] in
      safe.contains(byte)
        ? [byte] : [UInt8(ascii: "%"), hexadecimal[Int(byte >> 4)], hexadecimal[Int(byte & 15)]]
    }
    return "file://" + String(decoding: bytes, as: UTF8.self)
  }
}

extension MappedFile {
  fileprivate var text: [UInt8] { Array(bytes) }

  fileprivate func position(of offset: Int) -> SourcePosition {
    var lines = LineIndex(bytes)
    return lines.position(of: offset)
  }

  fileprivate func position(of pointer: JSONPointer) -> SourcePosition {
    let node = RecoveringParser.parseDocument(bytes).nodes.first
    return position(of: node?.range(of: pointer.tokens).lowerBound ?? 0)
  }
}
