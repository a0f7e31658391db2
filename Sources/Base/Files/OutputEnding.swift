/// The format of a file that is written, told by an option or by the ending of the file's name.
package struct OutputEnding {
  /// A format of files: its name, and the endings that mean it, as `.csv` or `.tfcat.json`.
  package struct Format<Value> {
    package var value: Value
    package var name: String
    /// The endings by which the format is chosen.
    package var endings: [String]
    /// Endings of other formats, or of none, that suit this one too: GeoJSON is JSON.
    package var alsoFits: [String]

    package init(_ value: Value, name: String, endings: [String], alsoFits: [String] = []) {
      self.value = value
      self.name = name
      self.endings = endings
      self.alsoFits = alsoFits
    }

    func length(in path: String) -> Int? {
      endings.filter { path.hasSuffix($0) }.map(\.count).max()
    }
  }

  /// Why there is no format, in words for the user.
  package struct Fault: Error, Hashable, Sendable, CustomStringConvertible {
    package var description: String
  }

  /// Chooses the format of a file.
  ///
  /// - Parameters:
  ///   - name: the name of the format, where the user says it.
  ///   - path: where the file goes; `-` for standard output.
  ///   - formats: all there are, the usual one first.
  /// - Throws: `Fault` for an unknown format, an ending that means none of them, and one that means another
  ///   format than the name says. Names without an ending and what is no regular file, `/dev/stdout` for
  ///   example, take any format.
  package static func format<Value>(
    named name: String?, of path: String, among formats: [Format<Value>]
  ) throws(Fault) -> Value? {
    let ending = ending(of: path)
    let byEnding = ending.flatMap { _ in best(path.lowercased(), formats) }
    guard let name else {
      if let byEnding { return byEnding.value }
      guard let ending else { return formats.first?.value }
      let known = formats.filter { !$0.endings.isEmpty }.map {
        "\($0.name) (\($0.endings.joined(separator: " ")))"
      }
      let hint = NearestWord.hint(for: ending, among: formats.flatMap(\.endings))
      throw Fault(
        description:
          "\(path): the ending \(ending) means no format that can be written\(hint) (\(known.joined(separator: ", ")); --to says the format of any name)"
      )
    }
    guard let format = formats.first(where: { $0.name == name }) else {
      let names = formats.map(\.name)
      let hint = NearestWord.hint(for: name, among: names)
      throw Fault(
        description:
          "there is no format \"\(name)\" to write\(hint) (there are \(names.joined(separator: ", ")))")
    }
    if let byEnding, byEnding.name != name, !fits(format, path.lowercased()) {
      throw Fault(
        description:
          "\(path): the name ends as \(byEnding.name) does, and --to says \(name): change the one or the other"
      )
    }
    return format.value
  }

  private static func best<Value>(_ path: String, _ formats: [Format<Value>]) -> Format<Value>? {
    formats.compactMap { format in format.length(in: path).map { (format, $0) } }.max { $0.1 < $1.1 }?.0
  }

  private static func fits<Value>(_ format: Format<Value>, _ path: String) -> Bool {
    (format.endings + format.alsoFits).contains { path.hasSuffix($0) }
  }

  /// The part of a file's name from its last dot; `nil` where there is none, and for what is no file by its
  /// name.
  private static func ending(of path: String) -> String? {
    guard path != "-", !path.hasPrefix("/dev/"), !path.hasPrefix("/proc/"),
      let name = path.split(separator: "/").last, let dot = name.lastIndex(of: "."), dot > name.startIndex,
      name.index(after: dot) < name.endIndex
    else { return nil }
    return String(name[dot...])
  }
}
