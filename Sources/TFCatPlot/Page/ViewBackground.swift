import Base
internal import DynamicSpectra
internal import TFCat
internal import TFCatJSON

/// What lies under the events of a view page, as the page takes it: where each cell of a dynamic spectrum
/// lies on both axes, and its place on the scale of colours; or the pixels of an image.
struct ViewBackground {
  /// So many cells along an axis make a page of some megabytes; of more cells it has means.
  private static let mostTimes = 4096
  private static let mostFrequencies = 1024

  let data: JSONValue
  /// What a reader should know of it, in sentences without a full stop.
  let notes: [String]

  /// - Parameter origin: the moment from which the page counts its microseconds.
  init(_ background: PlotBackground, origin: Instant) {
    let days = background.days(after: origin)
    var object: JSONObject
    let times: SpectrumAxis
    let frequencies: SpectrumAxis
    var notes = background.notes
    switch background.content {
    case .spectrum(let whole):
      let spectrum = whole.reduced(times: Self.mostTimes, frequencies: Self.mostFrequencies)
      if spectrum.values.count < whole.values.count {
        notes.append(
          Self.note("means of \(whole.times.count) times at \(whole.frequencies.count) frequencies", spectrum)
        )
      }
      (times, frequencies) = (spectrum.times, spectrum.frequencies)
      object = Self.cells(of: spectrum, background.options)
    case .picture(let whole, let edges):
      let image = whole.reduced(width: Self.mostTimes, height: Self.mostFrequencies)
      if image.width < whole.width || image.height < whole.height {
        notes.append(
          "the page has the image of the background with \(image.width)x\(image.height) pixels instead of \(whole.width)x\(whole.height)"
        )
      }
      let (start, end) = background.days
      times = SpectrumAxis(start...max(start, end), count: image.width)
      frequencies = SpectrumAxis(
        edges.low...edges.high, count: image.height, isLogarithmic: edges.isLogarithmic)
      object = [
        "image": .string(Base64Encoder.text(of: image.encoded())), "isTurned": .bool(edges.isTurned),
      ]
    }
    func microseconds(_ time: Double) -> Double { ((time + days) * 86400e6).rounded() }
    object["from"] = .string(ViewColumns.packed(ViewColumns.planes(times.lower.map(microseconds))))
    object["to"] = .string(ViewColumns.packed(ViewColumns.planes(times.upper.map(microseconds))))
    object["bottom"] = .string(ViewColumns.packed(ViewColumns.planes(frequencies.lower)))
    object["top"] = .string(ViewColumns.packed(ViewColumns.planes(frequencies.upper)))
    data = .object(object)
    self.notes = notes
  }

  private static func note(_ what: String, _ spectrum: DynamicSpectrum) -> String {
    "the page has \(what) of the background: \(spectrum.times.count) at \(spectrum.frequencies.count)"
  }

  /// The cells, row after row from the lowest frequency: 0 for a gap, else from 1 to 255 along the scale.
  private static func cells(of spectrum: DynamicSpectrum, _ options: PlotBackground.Options) -> JSONObject {
    let scale = IntensityScale(spectrum.values, percentiles: options.percentiles)
    let width = spectrum.frequencies.count
    var cells: [UInt8] = []
    cells.reserveCapacity(spectrum.values.count)
    for frequency in 0..<width {
      for time in 0..<spectrum.times.count {
        let value = spectrum.values[time * width + frequency]
        guard let scale, !value.isNaN else {
          cells.append(0)
          continue
        }
        cells.append(UInt8(1 + (scale.share(of: value) * 254).rounded()))
      }
    }
    var object: JSONObject = [
      "cells": .string(ViewColumns.packed(cells)), "unit": .string(spectrum.unit ?? ""),
      // Of dark pages the other way round, as in pictures.
      "shades": .array(PlotStyle.intensities.map { .string($0.text) }),
    ]
    object["least"] = scale.flatMap { JSONNumber($0.range.lowerBound) }.map(JSONValue.number)
    object["most"] = scale.flatMap { JSONNumber($0.range.upperBound) }.map(JSONValue.number)
    return object
  }
}
