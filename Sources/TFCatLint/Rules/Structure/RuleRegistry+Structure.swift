extension RuleRegistry {
  static let structure: [any Rule] = [
    NotAnObject(),
    TypeMissing(),
    TypeUnknown(),
    FeaturesMissing(),
    FeaturesNotArray(),
    NotAFeature(),
    GeometryMissing(),
    GeometryNotObject(),
    GeometryTypeUnknown(),
    CoordinatesMissing(),
    GeometriesMissing(),
    ForbiddenMember(),
    FieldsMissing(),
    MisspeltMember(),
    RenamedMember(),
    SchemaURI(),
    CollectionPropertiesNotObject(),
  ]
}
