import LintKit

extension CatalogueRules {
  static let properties: [any TFCatRule] = [
    UndeclaredProperty(),
    PropertiesNotObject(),
    PropertyType(),
    PropertyKind(),
    PropertyNull(),
    ValueNotAllowed(),
    FieldsNotObject(),
    FieldNotObject(),
    FieldInfoMissing(),
    FieldUCDMissing(),
    FieldDataTypeMissing(),
    FieldDataTypeUnknown(),
    FieldValuesMalformed(),
    UnusedField(),
    IDMissing(),
    IDType(),
    IDDuplicate(),
    IDAlike(),
    ObservationsNotArray(),
    ObservationMalformed(),
    ObservationReferenceType(),
    ObservationReferenceRange(),
    ObservationIDDuplicate(),
  ]
}
