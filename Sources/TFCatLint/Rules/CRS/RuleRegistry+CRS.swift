extension RuleRegistry {
  static let crs: [any Rule] = [
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
