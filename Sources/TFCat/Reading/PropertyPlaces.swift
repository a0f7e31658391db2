internal import Base

/// Where properties of certain names stand among those of a feature on the tape, which is mostly the same
/// from one feature to the next.
package struct PropertyPlaces: Sendable {
  package let names: [String]
  /// By the names; nil where the property is missing.
  package private(set) var places: [Int?] = []
  private var version: Int?

  package init(of names: [String]) { self.names = names }

  /// Finds the places for a feature.
  ///
  /// - Returns: whether its properties have other names than those of the feature before.
  package mutating func find(in tape: FeatureTape) -> Bool {
    guard version != tape.namesVersion else { return false }
    version = tape.namesVersion
    let found = tape.names
    places = names.map { name in found.firstIndex { $0.string.isSame(as: name) } }
    return true
  }
}
