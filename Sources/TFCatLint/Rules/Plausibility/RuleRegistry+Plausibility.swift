extension RuleRegistry {
  static let plausibility: [any Rule] = [
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
  ]
}
