import LintKit

extension CatalogueRules {
  static let crs: [any TFCatRule] = [
    CRSMissing(),
    CRSNotObject(),
    CRSType(),
    CRSPropertiesMissing(),
    TimeCoordinatesMissing(),
    TimeCoordinatesTwice(),
    TimeCoordinatesIDUnknown(),
    TimeCoordinatesIncomplete(),
    TimeOriginSyntax(),
    TimeOriginRange(),
    TimeOriginZone(),
    TimeScaleUnknown(),
    SpectralCoordinatesMissing(),
    SpectralTypeUnknown(),
    SpectralUnitMissing(),
    SpectralScaleUnknown(),
    ReferencePositionMissing(),
    PreviousCRSLayout(),
    CRSDiffers(),
    ReferencePositionUnknown(),
  ]
}
