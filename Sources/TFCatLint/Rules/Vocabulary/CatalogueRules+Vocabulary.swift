import LintKit

extension CatalogueRules {
  static let vocabulary: [any TFCatRule] = [
    UCDSyntax(),
    UnitSyntax(),
    UnitEmpty(),
    UCDWordUnknown(),
    UCDDeprecated(),
    UCDOrder(),
    UCDStyle(),
    UnitUnknown(),
    UnitDeprecated(),
    UnitMisleading(),
    UCDUnit(),
    UCDFrame(),
    UCDDataType(),
  ]
}
