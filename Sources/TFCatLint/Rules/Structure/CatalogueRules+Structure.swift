import LintKit

extension CatalogueRules {
  static let structure: [any TFCatRule] = [
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
