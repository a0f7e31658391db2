package import Base
public import TFCatYAML
package import TableMapping

/// Reads settings and collects the mistakes in them, so that all are reported at once.
package struct SettingsReader {
  private let reader: MappingReader
  private var faults: YAMLFaults

  /// - Parameter path: what messages call the file.
  package init(path: String) {
    reader = MappingReader(path: path)
    faults = YAMLFaults(path: path)
  }

  package var path: String { reader.path }
  package var hasFaults: Bool { !faults.isEmpty }

  /// - Throws: `SettingsError` when there was a mistake.
  package func finish() throws(SettingsError) {
    guard faults.isEmpty else { throw SettingsError(faults.all) }
  }

  /// Notes a mistake.
  package mutating func report(_ reason: String, at place: SourcePosition) {
    faults.note(YAMLError(path: path, place: place, reason: reason))
  }

  /// Reads something and notes the mistake if there is one.
  ///
  /// - Returns: `nil` where there was a mistake.
  package mutating func attempt<Result>(
    _ read: (MappingReader) throws(YAMLError) -> Result
  ) -> Result? {
    faults.attempt { () throws(YAMLError) in try read(reader) }
  }

  package mutating func text(_ value: YAMLValue?) -> String? {
    attempt { reader throws(YAMLError) in try reader.optionalText(value) } ?? nil
  }

  /// A text that has to be there.
  package mutating func requiredText(_ value: YAMLValue) -> String? {
    attempt { reader throws(YAMLError) in try reader.text(value) }
  }

  package mutating func texts(_ value: YAMLValue?) -> [String] {
    attempt { reader throws(YAMLError) in try reader.texts(value) } ?? []
  }

  package mutating func members(_ value: YAMLValue) -> [YAMLValue.Member] {
    attempt { reader throws(YAMLError) in try reader.members(value) } ?? []
  }

  /// Notes each member that is none of `names`, with the one that was probably meant.
  ///
  /// - Returns: whether the value has members at all.
  @discardableResult
  package mutating func checkMembers(of value: YAMLValue, among names: [String], what: String) -> Bool {
    guard value.members != nil else {
      _ = members(value)
      return false
    }
    for member in members(value) {
      let alone = YAMLValue(.mapping([member]), place: member.namePlace)
      _ = attempt { reader throws(YAMLError) in
        try reader.expectMembers(of: alone, among: names, what: what)
      }
    }
    return true
  }

  /// Notes each place that a draft has left to be filled in.
  package mutating func checkFilled(_ value: YAMLValue) {
    switch value.content {
    case .scalar: reader.noteUnfilled(value, &faults)
    case .sequence(let items): for item in items { checkFilled(item) }
    case .mapping(let members): for member in members { checkFilled(member.value) }
    }
  }
}

/// What is wrong with settings: all of it at once, in the order of the file.
public struct SettingsError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Each with its place.
  public var faults: [YAMLError]

  init(_ faults: [YAMLError]) { self.faults = faults }

  /// A line for each mistake.
  public var description: String { faults.map(\.description).joined(separator: "\n") }
}
