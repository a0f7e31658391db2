import LintKit

extension CatalogueRules {
  static let plausibility: [any TFCatRule] = [
    TimeInOtherUnit(),
    TimeOutOfRange(),
    EndBeforeStart(),
    SpectralNotPositive(),
    SpectralAbsurd(),
    SpectralUnit(),
    CoordinatesSwapped(),
    TT2000OriginAmbiguity(),
    TimePrecision(),
    TimeUnit(),
    TimeOrder(),
    CountDiffers(),
    TimeInLocalForm(),
    TimeMetadata(),
    LeapSecondsUnknown(),
    JulianCalendarOrigin(),
    TimePropertyShift(),
    SpectralPropertyFactor(),
    LimitsExchanged(),
  ]
}
