extension RuleRegistry {
  static let vocabulary: [any Rule] = [
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
