import Base
import TFCatTables
public import TFCatYAML

/// A description of how the rows of a table become something else: events of a catalogue, granules of a
/// service.
///
/// What is read here does not depend on what it becomes: how the table is read, words for nothing,
/// definitions, a filter. Each target reads a section of its own, made of `MappedValue`s.
///
///     table: {separator: ";"}
///     missing: [NULL, -999]
///     define:
///       date: "part(STIME, ' ', 1)"
///     filter: quality > 2
///     event: ...
public struct MappingFile: Sendable {
  /// What messages call the file.
  public let path: String
  /// The whole document with its places.
  public let yaml: YAMLValue
  /// How the table is read.
  public let table: TableOptions
  /// Words of cells that stand for nothing.
  public let missing: Set<String>
  /// Formulas with names of their own, which other formulas may use.
  public let definitions: [(name: String, value: MappedValue)]
  /// Which rows are taken; nil for all.
  public let filter: MappedValue?
  /// The mistakes that were found so far; who reads a section adds those in it, and throws them all.
  package let faults: YAMLFaults

  /// - Parameters:
  ///   - path: the file; `-` is standard input.
  ///   - sections: the names of the targets' members, beside those that are read here.
  /// - Throws: all mistakes that were found.
  public init(path: String, sections: [String]) throws(YAMLError) {
    try self.init(YAMLParser.parse(path: path), path: path, sections: sections)
  }

  /// Reads what all mappings have.
  ///
  /// - Parameters:
  ///   - yaml: the whole document.
  ///   - path: the file; `-` is standard input.
  ///   - sections: the sections that this kind of mapping has besides.
  /// - Throws: all mistakes that were found.
  public init(_ yaml: YAMLValue, path: String, sections: [String]) throws(YAMLError) {
    try self.init(unchecked: yaml, path: path, sections: sections)
    try faults.finish()
  }

  /// Reads a file whose mistakes are told with those of its sections.
  package init(uncheckedPath path: String, sections: [String]) throws(YAMLError) {
    try self.init(unchecked: YAMLParser.parse(path: path), path: path, sections: sections)
  }

  private init(unchecked yaml: YAMLValue, path: String, sections: [String]) throws(YAMLError) {
    self.path = path
    self.yaml = yaml
    let reader = MappingReader(path: path)
    var faults = YAMLFaults(path: path)
    reader.noteUnfilled(yaml, &faults)
    faults.attempt { () throws(YAMLError) in
      try reader.expectMembers(
        of: yaml, among: ["version", "description", "table", "missing", "define", "filter"] + sections,
        what: "a mapping")
    }
    if let version = yaml["version"], version.integer != 1 {
      faults.note(reader.error(version, "this program knows version 1 of mappings"))
    }
    let table = faults.attempt { () throws(YAMLError) in try TableOptions(yaml["table"], reader) }
    let missing = faults.attempt { () throws(YAMLError) in try reader.texts(yaml["missing"]) }
    var definitions: [(String, MappedValue)] = []
    let members = faults.attempt { () throws(YAMLError) in try yaml["define"].map(reader.members) ?? [] }
    for member in members ?? [] {
      let value = faults.attempt { () throws(YAMLError) in try MappedValue(member.value, reader) }
      if let value { definitions.append((member.name, value)) }
    }
    filter = yaml["filter"].flatMap { value in
      faults.attempt { () throws(YAMLError) in try MappedValue(value, reader) }
    }
    self.definitions = definitions
    self.faults = faults
    guard let table, let missing else { throw faults.error }
    self.table = table
    self.missing = Set(missing)
  }

  /// Reads values of this file.
  public var reader: MappingReader { MappingReader(path: path) }
}

/// Reads members of a mapping and says where what is wrong with them stands.
public struct MappingReader: Sendable {
  /// What messages call the file.
  public let path: String

  /// A reader of values of a file.
  public init(path: String) { self.path = path }

  /// An error at the place of a value.
  public func error(_ value: YAMLValue, _ reason: String) -> YAMLError {
    YAMLError(path: path, place: value.place, reason: reason)
  }

  /// The members of a mapping.
  public func members(_ value: YAMLValue) throws(YAMLError) -> [YAMLValue.Member] {
    guard let members = value.members else {
      throw error(value, "\"name: value\" lines should be here, not \(value.kind)")
    }
    return members
  }

  /// - Throws: for the members that are none of `names`, with those that were probably meant.
  public func expectMembers(of value: YAMLValue, among names: [String], what: String) throws(YAMLError) {
    var faults = YAMLFaults(path: path)
    for member in try members(value) where !names.contains(member.name) {
      let hint = NearestWord.hint(for: member.name, among: names)
      faults.note(
        YAMLError(
          path: path, place: member.namePlace,
          reason: "\"\(member.name)\" is no member of \(what)\(hint) (\(names.joined(separator: ", ")))"))
    }
    try faults.finish()
  }

  /// A text; anything else is an error.
  public func text(_ value: YAMLValue) throws(YAMLError) -> String {
    guard let text = value.text else { throw error(value, "a text should be here, not \(value.kind)") }
    return text
  }

  /// Notes what a draft has left to be filled in.
  package func noteUnfilled(_ value: YAMLValue, _ faults: inout YAMLFaults) {
    switch value.content {
    case .scalar(let text, _):
      if text == "FILL_IN" {
        faults.note(error(value, "fill this in: the table does not tell it"), settles: true)
      }
    case .sequence(let items): for item in items { noteUnfilled(item, &faults) }
    case .mapping(let members): for member in members { noteUnfilled(member.value, &faults) }
    }
  }

  /// A text, or nothing.
  public func optionalText(_ value: YAMLValue?) throws(YAMLError) -> String? {
    guard let value, !value.isNull else { return nil }
    return try text(value)
  }

  /// One text or a list of them.
  public func texts(_ value: YAMLValue?) throws(YAMLError) -> [String] {
    guard let value, !value.isNull else { return [] }
    guard let items = value.items else { return [try text(value)] }
    var texts: [String] = []
    for item in items { texts.append(item.isNull ? "" : try text(item)) }
    return texts
  }

  /// A truth value; anything else is an error.
  public func bool(_ value: YAMLValue) throws(YAMLError) -> Bool {
    guard let flag = value.bool else { throw error(value, "true or false should be here, not \(value.kind)") }
    return flag
  }

  /// A whole number; anything else is an error.
  public func integer(_ value: YAMLValue) throws(YAMLError) -> Int {
    guard let integer = value.integer, let small = Int(exactly: integer) else {
      throw error(value, "a whole number should be here, not \(value.kind)")
    }
    return small
  }

  /// One of the words of an enumeration.
  public func word<Word: RawRepresentable & CaseIterable>(
    _ value: YAMLValue, _: Word.Type
  ) throws(YAMLError) -> Word where Word.RawValue == String {
    let text = try text(value)
    guard let word = Word(rawValue: text) else {
      let known = Word.allCases.map(\.rawValue).joined(separator: ", ")
      let hint = NearestWord.hint(for: text, among: Word.allCases.map(\.rawValue))
      throw error(value, "\"\(text)\" should be one of \(known)\(hint)")
    }
    return word
  }
}
