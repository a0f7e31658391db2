public import TFCatJSON

/// A node of the output that the specification describes (2020-12 Core, section 12).
public struct OutputUnit: Hashable, Sendable {
  /// Whether the keyword holds.
  public var isValid: Bool
  /// The way from the root of the schema, through references.
  public var keywordLocation: JSONPointer
  /// The place itself, as a URI.
  public var absoluteKeywordLocation: String
  /// The place in the document.
  public var instanceLocation: JSONPointer
  /// What does not hold.
  public var error: String?
  /// What the keyword says of a valid value.
  public var annotation: JSONValue?
  /// The outputs of the schemas inside.
  public var children: [OutputUnit]
}

/// How much of it is told (section 12.4).
public enum OutputFormat: String, CaseIterable, Hashable, Sendable {
  /// Valid or not.
  case flag
  /// A list of all errors or annotations.
  case basic
  /// The same as a tree, without branches that say nothing.
  case detailed
}

extension Evaluation {
  /// The output as JSON.
  public func output(_ format: OutputFormat) -> JSONValue {
    var object: JSONObject = ["valid": .bool(isValid)]
    switch format {
    case .flag: break
    case .basic:
      let units = root.leaves(isValid).map(JSONValue.object)
      if !isValid || !units.isEmpty { object[isValid ? "annotations" : "errors"] = .array(units) }
    case .detailed:
      guard let condensed = root.condensed(isValid) else { break }
      object = condensed
    }
    return .object(object)
  }
}

extension OutputUnit {
  private var places: JSONObject {
    [
      "keywordLocation": .string(keywordLocation.description),
      "absoluteKeywordLocation": .string(absoluteKeywordLocation),
      "instanceLocation": .string(instanceLocation.description),
    ]
  }

  private var isLeaf: Bool { error != nil || annotation != nil }

  private var leaf: JSONObject {
    var object = places
    if let error { object["error"] = .string(error) }
    if let annotation { object["annotation"] = annotation }
    return object
  }

  fileprivate func leaves(_ wanted: Bool) -> [JSONObject] {
    var found: [JSONObject] = []
    var pending = [self]
    while let unit = pending.popLast() {
      guard unit.isValid == wanted else { continue }
      if unit.isLeaf { found.append(unit.leaf) }
      pending.append(contentsOf: unit.children.reversed())
    }
    return found
  }

  /// The tree without what says nothing; a node with one child gives its place to it.
  fileprivate func condensed(_ wanted: Bool) -> JSONObject? {
    guard isValid == wanted else { return nil }
    var object: JSONObject = ["valid": .bool(isValid)]
    if isLeaf {
      object.members += leaf.members
      return object
    }
    let inner = children.compactMap { $0.condensed(wanted) }
    if inner.count == 1 { return inner[0] }
    object.members += places.members
    if !inner.isEmpty { object[wanted ? "annotations" : "errors"] = .array(inner.map(JSONValue.object)) }
    return object
  }
}
