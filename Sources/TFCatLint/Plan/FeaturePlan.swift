import Base
import TFCat
import TFCatJSON

/// What the chosen rules need to know of each feature, made once from the rules and the catalogue's head, and
/// carried out on the tape of each feature. A feature of which all of it holds is sound: no rule would say
/// anything about it.
struct FeaturePlan: Sendable {
  /// The facts that at least one rule needs.
  let needed: FeatureFacts
  /// Whether rules may be left out at all; not where one of them looks at every feature.
  let isUsable: Bool
  private let limits: AxisLimits?
  private let crs: LocalCRS?
  private let expectations: PropertyExpectations

  init(rules: CatalogueRuleSet, context: LintContext) {
    var needed: FeatureFacts = []
    var isUsable = true
    for silence in rules.property.silences + rules.geometry.silences + rules.feature.silences {
      if silence.isEmpty { isUsable = false }
      needed.formUnion(silence)
    }
    // Only features of a collection need an id.
    if context.root != .collection { needed.remove(.identified) }
    self.needed = needed
    self.isUsable = isUsable
    limits = context.axisLimits
    crs = context.crs
    expectations = PropertyExpectations(context: context, needed: needed)
  }

  /// The expectations of properties with these names, in their order.
  func expectations(for names: [KnownName]) -> [PropertyExpectation] { expectations.list(for: names) }

  /// The needed facts that do not hold for the feature on the tape, or of which it cannot be told quickly.
  ///
  /// - Parameters:
  ///   - feature: the first byte of the feature.
  ///   - properties: what is expected of the properties on the tape, in their order.
  ///   - bounds: the box around all positions.
  func missingFacts(
    _ tape: borrowing FeatureTape, _ feature: UnsafePointer<UInt8>, properties: [PropertyExpectation],
    bounds: inout BoundingBox?
  ) -> FeatureFacts {
    // What has a CRS of its own does not get onto a tape.
    var held: FeatureFacts = [.catalogueAxes]
    if tape.id != nil { held.insert(.identified) }
    if tape.bbox == nil { held.insert(.noBoxes) }
    bounds = nil
    held.formUnion(ShapeFacts.facts(of: tape, bounds: &bounds))
    if let bounds {
      if bounds.spectralMin > 0 {
        held.insert(.positiveSpectrum)
        let spectral = limits?.spectral
        if spectral?.contains(bounds.spectralMin) ?? true, spectral?.contains(bounds.spectralMax) ?? true {
          held.insert(.observedSpectrum)
        }
      } else {
        // The one rule that reports them is enough.
        held.insert(.observedSpectrum)
      }
      if isCredible(bounds) { held.insert(.credibleTimes) }
    }
    var missing = needed.subtracting(held)
    missing.subtract(.aboutProperties)
    if !needed.isDisjoint(with: .aboutProperties) {
      missing.formUnion(
        expectations.missingFacts(tape, feature, properties: properties).intersection(needed))
    }
    return missing
  }

  private func isCredible(_ bounds: BoundingBox) -> Bool {
    guard let limits else { return true }
    return limits.areUsual(bounds) || TimeSuspicion(bounds, limits, crs: crs) == nil
  }
}
