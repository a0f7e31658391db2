import TFCat

/// A sink that takes runs of features, which are made ready on several threads.
protocol FeatureRunSink: CatalogueSink {
  /// - Parameter count: how many runs are made at the same time.
  /// - Returns: a maker for each; none where features are to come one by one.
  func runMakers(_ count: Int) -> [any FeatureRunMaker]
}

/// Puts the features of a run into the form that they are written in, on whatever thread: one run at a time,
/// and none while it is written.
protocol FeatureRunMaker: AnyObject {
  /// Makes what is written of the features that a reader has yet to read.
  ///
  /// - Returns: how many there are; `nil` where one of them has to go another way, and then nothing was made.
  func make(_ features: inout CatalogueReader) -> Int?

  /// Writes what was made last into the sink, on the thread of the sink.
  func write() throws(ConversionError)
}

/// What was made of a run of features.
struct MadeFeatures {
  let maker: any FeatureRunMaker
  let count: Int
}
