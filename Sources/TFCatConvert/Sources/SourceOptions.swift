import Base
public import TFCatTables

/// What the user asks of a source.
public struct SourceOptions: Sendable {
  /// Values of the source's parameters, by name.
  public var parameters: [String: String]
  /// Repairs to make although they are off by default.
  public var enabledRepairs: Set<String>
  /// Repairs not to make. `all` means every one.
  public var disabledRepairs: Set<String>
  /// Of tables of formats that need a library of their own, such as databases; sources of mapped tables ask
  /// them.
  public var openers: [TableOpener] = []
  /// Whether the inputs are catalogues of TFCat 1.0 in which nothing has to be mended, as a check has found.
  package var inputsAreSound = false
  /// Whether each field that such an input declares is a property of some feature.
  package var inputsUseAllFields = false
  /// Whether these two are assumed, while the check still runs.
  package var areAssumed = false

  /// Whether what writes the catalogue leaves out fields of which no feature has a value.
  package var mayLeaveOutFields = false

  /// Options of a source.
  ///
  /// - Parameters:
  ///   - parameters: values of the source's parameters, by name without dashes.
  ///   - enabledRepairs: names of repairs to make although they are off by default; `all` for every one.
  ///   - disabledRepairs: names of repairs not to make; `all` for every one.
  public init(
    parameters: [String: String] = [:], enabledRepairs: Set<String> = [], disabledRepairs: Set<String> = []
  ) {
    self.parameters = parameters
    self.enabledRepairs = enabledRepairs
    self.disabledRepairs = disabledRepairs
  }

  /// The value of a parameter; `nil` where it is not given.
  public subscript(parameter: String) -> String? { parameters[parameter] }

  /// The repairs of a source that are to be made.
  public func allowed(_ repairs: [Repair]) -> RepairSet {
    var set = RepairSet()
    for (index, repair) in repairs.enumerated() {
      let isOff = disabledRepairs.contains(repair.name) || disabledRepairs.contains("all")
      let isOn = enabledRepairs.contains(repair.name) || (enabledRepairs.contains("all") && !isOff)
      if isOn || (repair.isOnByDefault && !isOff) { set.insert(index) }
    }
    return set
  }

  /// - Throws: for a parameter or a repair that the source does not have.
  func check(against description: SourceDescription) throws(ConversionError) {
    for name in parameters.keys.sorted() where !description.parameters.contains(where: { $0.name == name }) {
      let known = description.parameters.map { "--\($0.name)" }.joined(separator: ", ")
      throw ConversionError(
        reason: "--\(name) says nothing to the format \(description.name)"
          + (known.isEmpty ? ", which has no options of its own" : ", which knows \(known)"))
    }
    let repairs = description.repairs.map(\.name)
    for name in (enabledRepairs.sorted() + disabledRepairs.sorted())
    where name != "all" && !repairs.contains(name) {
      throw ConversionError(
        reason: "the format \(description.name) has no repair \"\(name)\""
          + NearestWord.hint(for: name, among: repairs)
          + (repairs.isEmpty ? ": it makes none" : " (it has \(repairs.joined(separator: ", ")))"))
    }
  }
}
