/// What can be found out about a feature while it is read, in one pass and without a copy of anything.
///
/// A rule about features names the facts under which it has nothing to say (`silentWhere`). While all of them
/// hold it is not asked: a sound feature costs no call of any rule. A rule that names none is asked about
/// each feature.
package struct FeatureFacts: OptionSet, Hashable, Sendable {
  package let rawValue: UInt32

  package init(rawValue: UInt32) { self.rawValue = rawValue }

  // MARK: - Properties

  /// Each property is declared in `fields`, or the catalogue has no `fields`.
  package static let declaredProperties = FeatureFacts(rawValue: 1 << 0)
  /// Each declared property has a value of its datatype, which is not null.
  package static let typedProperties = FeatureFacts(rawValue: 1 << 1)
  /// Each property whose field lists `values` has one of them.
  package static let allowedValues = FeatureFacts(rawValue: 1 << 2)
  /// No property refers to an observation.
  package static let noReferences = FeatureFacts(rawValue: 1 << 3)
  /// The property that says when the event ends is not before the one that says when it starts.
  package static let orderedTimes = FeatureFacts(rawValue: 1 << 4)
  /// No property that is a lower limit is greater than the one that is the upper limit of the same quantity.
  package static let orderedLimits = FeatureFacts(rawValue: 1 << 20)

  // MARK: - The feature

  /// The feature has an id, where it needs one.
  package static let identified = FeatureFacts(rawValue: 1 << 5)
  /// Neither the feature nor its geometry has a box of its own.
  package static let noBoxes = FeatureFacts(rawValue: 1 << 6)

  /// The feature has no CRS of its own.
  package static let catalogueAxes = FeatureFacts(rawValue: 1 << 18)

  // MARK: - Geometry

  /// There is at least one position, and each part and polygon has one.
  package static let nonEmpty = FeatureFacts(rawValue: 1 << 7)
  /// Each line has two positions or more, not all of them the same.
  package static let properLines = FeatureFacts(rawValue: 1 << 8)
  /// Each ring has four positions or more.
  package static let longRings = FeatureFacts(rawValue: 1 << 9)
  /// Each ring ends where it starts.
  package static let closedRings = FeatureFacts(rawValue: 1 << 10)
  /// Each ring encloses something, and outlines run counter-clockwise.
  package static let counterclockwise = FeatureFacts(rawValue: 1 << 11)
  /// No polygon has a hole.
  package static let noHoles = FeatureFacts(rawValue: 1 << 12)
  /// There is one polygon without holes at most.
  package static let singleRing = FeatureFacts(rawValue: 1 << 19)
  /// No position repeats the one before it.
  package static let noRepeats = FeatureFacts(rawValue: 1 << 13)
  /// No ring meets itself, as far as a quick look can tell.
  package static let simpleRings = FeatureFacts(rawValue: 1 << 14)

  // MARK: - Axes

  /// All spectral values are above zero.
  package static let positiveSpectrum = FeatureFacts(rawValue: 1 << 15)
  /// All spectral values are such as are observed (`AxisLimits.spectral`).
  package static let observedSpectrum = FeatureFacts(rawValue: 1 << 16)
  /// All times give no cause for doubt (`TimeSuspicion`).
  package static let credibleTimes = FeatureFacts(rawValue: 1 << 17)

  /// Each fact; all of them are missing of a feature of which nothing is known.
  static let all = FeatureFacts(rawValue: .max)

  /// Those that are about properties.
  static let aboutProperties: FeatureFacts = [
    .declaredProperties, .typedProperties, .allowedValues, .noReferences, .orderedTimes,
    .orderedLimits,
  ]
}
