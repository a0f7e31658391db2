import Base
package import TFCat
package import TFCatConvert
package import TableMapping

/// What features have to be to be kept; all that is asked must hold.
package struct FeatureConditions {
  /// Stretches of time, of which one has to be met.
  package var times: [TimeWindow] = []
  /// Bands, of which one has to be met.
  package var bands: [SpectralWindow] = []
  /// Regions, of which one has to be met.
  package var regions: [PlaneRegion] = []
  /// Types of geometries.
  package var kinds: Set<Geometry.Kind> = []
  /// Formulas that must all be true.
  package var formulas: [Formula] = []
  /// Ids, as texts or numbers; `nil` where any will do.
  package var ids: Set<String>?
  /// Whether features must lie in the stretches of time and the bands with all they have.
  package var wantsWhole = false
  /// Whether what holds is left out, and the rest kept.
  package var isInverted = false

  /// A formula, and how it was written.
  package struct Formula: Sendable {
    package var text: String
    package var expression: MappingExpression

    /// - Throws: `OperationError` with the place of what is not understood.
    package init(_ text: String) throws(OperationError) {
      self.text = text
      do {
        expression = try MappingExpression(text)
      } catch {
        throw OperationError("\"\(text)\", character \(error.offset + 1): \(error.reason)")
      }
    }
  }

  package init() {}

  /// What a feature may fail.
  package enum Kind: String, CaseIterable, Sendable {
    case time = "--time"
    case frequency = "--frequency"
    case region = "--region"
    case geometry = "--kind"
    case formula = "--where"
    case id = "--id"
    case inverted = "--invert"
  }

  /// What became of one feature.
  package enum Verdict: Sendable, Hashable {
    case kept
    case dropped(Kind)
    /// It cannot be told whether a condition holds.
    case unknown(Kind, reason: String)
  }
}

/// Asks feature after feature.
package struct FeatureJudge {
  private let conditions: FeatureConditions
  private var extents: ExtentReader
  private var scope: FeatureScope
  /// The ids that have been met.
  private(set) var foundIDs: Set<String> = []

  /// - Throws: `OperationError` for a formula that asks for what is not there.
  package init(_ conditions: FeatureConditions, of input: CatalogueInput) throws {
    self.conditions = conditions
    extents = ExtentReader(input.head.crs)
    scope = FeatureScope(input.head)
    try FeatureScope.check(conditions.formulas.flatMap(\.expression.names), in: input, of: "--where")
  }

  /// Whether a feature is kept, or the first condition that it fails.
  package mutating func verdict(on feature: Feature) -> FeatureConditions.Verdict {
    let verdict = plainVerdict(on: feature)
    guard conditions.isInverted else { return verdict }
    switch verdict {
    case .kept: return .dropped(.inverted)
    case .dropped: return .kept
    case .unknown: return verdict
    }
  }

  private mutating func plainVerdict(on feature: Feature) -> FeatureConditions.Verdict {
    if let ids = conditions.ids {
      guard let id = feature.id?.description, ids.contains(id) else { return .dropped(.id) }
      foundIDs.insert(id)
    }
    if !conditions.kinds.isEmpty, !conditions.kinds.contains(feature.geometry.kind) {
      return .dropped(.geometry)
    }
    if !conditions.times.isEmpty || !conditions.bands.isEmpty {
      let extent = extents.extent(of: feature)
      if !conditions.times.isEmpty {
        guard let times = extent?.times else {
          return .unknown(.time, reason: extents.fault?.reason ?? "its times are not known")
        }
        guard conditions.times.contains(where: { conditions.wantsWhole ? $0.holds(times) : $0.meets(times) })
        else { return .dropped(.time) }
      }
      if !conditions.bands.isEmpty {
        guard let frequencies = extent?.frequencies else {
          return .unknown(.frequency, reason: extents.fault?.reason ?? "its frequencies are not known")
        }
        guard
          conditions.bands.contains(where: {
            conditions.wantsWhole ? $0.holds(frequencies) : $0.meets(frequencies)
          })
        else { return .dropped(.frequency) }
      }
    }
    if !conditions.formulas.isEmpty {
      scope.take(feature)
      for formula in conditions.formulas {
        do {
          guard MappingExpression.truth(try formula.expression.evaluate(in: scope)) else {
            return .dropped(.formula)
          }
        } catch {
          return .unknown(.formula, reason: "\(formula.text): \(error.reason)")
        }
      }
    }
    return regionVerdict(on: feature)
  }

  private mutating func regionVerdict(on feature: Feature) -> FeatureConditions.Verdict {
    guard !conditions.regions.isEmpty else { return .kept }
    var isUnknown = false
    for region in conditions.regions {
      switch region.meets(feature, &extents) {
      case true?: return .kept
      case false?: continue
      case nil: isUnknown = true
      }
    }
    guard isUnknown else { return .dropped(.region) }
    return .unknown(.region, reason: extents.fault?.reason ?? "its place or its shape is not known")
  }
}
