import TFCat

/// A sink that takes runs of features, which are made ready on several threads.
protocol FeatureRunSink: CatalogueSink {
  /// - Parameters:
  ///   - count: how many runs are made at the same time.
  ///   - axes: brings features to other axes.
  /// - Returns: a maker for each; none where features are to come one by one. Makers do not keep the sink, so
  ///   that one that is given up leaves nothing behind while threads still end.
  func runMakers(_ count: Int, axes: CRSTransform?) -> [any FeatureRunMaker]
}

/// Puts the features of a run into the format that they are written in, on whatever thread: one run at a
/// time, and none while it is written.
protocol FeatureRunMaker: AnyObject {
  /// What the run that was made last has met on its way to other axes.
  var axes: CRSTransform? { get }

  /// Makes what is written of the features that a reader has yet to read.
  ///
  /// - Returns: how many there are; `nil` where one of them has to go another way, and then nothing was made.
  func make(_ features: inout CatalogueReader) -> Int?

  /// Writes what was made last into the sink, on the thread of the sink.
  func write() throws(ConversionError)
}

/// What was made of a run of features.
typealias MadeFeatures = (maker: any FeatureRunMaker, count: Int)

extension FeatureRuns where Maker == any FeatureRunMaker {
  /// Runs of features that makers make.
  convenience init() { self.init { $0.make(&$1) } }
}

/// Puts features into other axes, each run by itself.
struct RunAxes {
  private let start: CRSTransform?
  /// What the run has met so far.
  private(set) var transform: CRSTransform?

  init(_ axes: CRSTransform?) { start = axes?.apart }

  /// Whether there are other axes.
  var areOther: Bool { start != nil }

  /// Begins a run.
  mutating func begin() { transform = start }

  /// - Returns: whether the feature is in these axes; one with axes of its own is counted by who counts them.
  mutating func convert(_ feature: inout Feature) -> Bool {
    guard transform != nil else { return true }
    do throws(AxisError) {
      try transform?.convert(&feature)
    } catch {
      return false
    }
    return transform?.hasMetOtherAxes == false
  }
}
