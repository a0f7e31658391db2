/// What is repaired in the tables of HFC.
enum HFCRepair: Int, RepairName {
  case hour24
  case dayRollover
  case dayShift
  case swappedLimits
  case pixelAnchor
  case pixelStep
  case boxWidened
  // Of contours, which type II does not have.
  case contourMadeValid
  case contourWidened
  case contourClosed
  case mirroredChain

  /// The repairs that rows of a type may need, each at the place that is the raw value of its case.
  static func list(of type: HFCType) -> [Repair] {
    type == .typeIII ? list : Array(list.prefix(HFCRepair.contourMadeValid.rawValue))
  }

  var repair: Repair {
    switch self {
    case .hour24: Repair("hour-24", "an hour of 24 or more is counted on into the next day")
    case .dayRollover:
      Repair(
        "day-rollover", "TIME_END is before TIME_START, written without the change of day: a day is added")
    case .dayShift:
      Repair(
        "day-shift",
        "hours of pixels belong to the day of TIME_START, which is the one before or after that of DATE_OBS")
    case .swappedLimits:
      Repair("swapped-limits", "the corners of the rectangle are in the wrong order: they are exchanged")
    case .contourMadeValid:
      Repair(
        "contour-made-valid",
        "the chain code of the contour crosses or touches itself: what it encloses is written as valid polygons"
      )
    case .contourWidened:
      Repair(
        "contour-widened",
        "arms of the contour enclose nothing, or parts of it meet in one pixel: these get the width of one pixel"
      )
    case .contourClosed:
      Repair("contour-closed", "the chain code of the contour ends a pixel beside its start: it is closed")
    case .mirroredChain:
      Repair(
        "mirrored-chain",
        "the chain code fits the rectangle only when x is counted the other way: it is read so")
    case .pixelAnchor:
      Repair(
        "pixel-anchor",
        "DATE_OBS or WAVEMIN puts the chain's first pixel elsewhere than CC_X_UTC or CC_Y_MHZ: pixels are counted"
          + " from the latter, or from a place inside of the rectangle where that lies outside")
    case .pixelStep:
      Repair(
        "pixel-step",
        "CDELT1 or CDELT2 contradicts the rectangle, which has pixels and values: its step is taken")
    case .boxWidened:
      Repair("box-widened", "the rectangle has no duration or no width: it gets half a pixel on both sides")
    }
  }
}
