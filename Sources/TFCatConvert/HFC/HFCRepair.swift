/// What is repaired in the tables of HFC.
enum HFCRepair: Int, RepairName {
  case hour24
  case dayRollover
  case dayShift
  case swappedLimits
  case contourMadeValid
  case contourWidened
  case contourClosed
  case mirroredChain
  case pixelAnchor
  case pixelStep
  case boxWidened

  var repair: Repair {
    switch self {
    case .hour24: Repair("hour-24", "An hour of 24 or more is counted on into the next day.")
    case .dayRollover:
      Repair(
        "day-rollover", "TIME_END is before TIME_START, written without the change of day: a day is added.")
    case .dayShift:
      Repair(
        "day-shift",
        "The hours of pixels belong to the day of TIME_START, which is the one before or after that of DATE_OBS."
      )
    case .swappedLimits:
      Repair("swapped-limits", "The corners of the rectangle are in the wrong order: they are exchanged.")
    case .contourMadeValid:
      Repair(
        "contour-made-valid",
        "The chain code of the contour crosses or touches itself: the polygons that it encloses are written.")
    case .contourWidened:
      Repair(
        "contour-widened",
        "Arms of the contour enclose nothing, or parts of it meet in one pixel: these get the width of one pixel."
      )
    case .contourClosed:
      Repair("contour-closed", "The chain code of the contour ends a pixel beside its start: it is closed.")
    case .mirroredChain:
      Repair(
        "mirrored-chain",
        "The chain code fits the rectangle only when x is counted the other way: it is read so.")
    case .pixelAnchor:
      Repair(
        "pixel-anchor",
        "Pixels are counted from the time or the frequency that the table gives for the chain's first pixel: the"
          + " midnight or the WAVEMIN of the observation puts it elsewhere.")
    case .pixelStep:
      Repair(
        "pixel-step",
        "CDELT1 or CDELT2 contradicts the rectangle, which has pixels and values: the step is the rectangle's."
      )
    case .boxWidened:
      Repair(
        "box-widened", "The rectangle has no duration or no width: it gets half a pixel more on both sides.")
    }
  }
}
