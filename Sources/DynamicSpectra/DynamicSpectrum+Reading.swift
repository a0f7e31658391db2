package import Base
internal import TFCat
internal import TFCatFITS

/// What is said of a file beside the file.
public struct SpectrumOptions: Sendable, Hashable {
  /// The edges of a grid that has no axes of its own.
  public var edges: SpectrumEdges?
  /// Which of the variables of a CDF file is read; `nil` for the first that is a dynamic spectrum.
  public var variable: String?
  /// Whether the rows of a grid without axes are times, and not frequencies.
  public var rowsAreTimes = false

  /// Nothing.
  public init() {}
}

extension DynamicSpectrum {
  /// Reads a file: FITS (e-CALLISTO's and others), CDF 3, NumPy's `.npy`, or text with the axes in its first
  /// row and column. The content tells the format.
  ///
  /// - Throws: `SpectrumError` for what is none, and for a grid whose axes are not said.
  public init(path: String, options: SpectrumOptions = SpectrumOptions()) throws(SpectrumError) {
    let file: MappedFile
    do throws(MappedFile.Failure) {
      file = try MappedFile(path: path)
    } catch {
      throw SpectrumError(path: path, reason: error.reason)
    }
    try self.init(file, path: path, options: options)
  }

  /// Whether a file is of a format that says itself what its axes are.
  package static func hasAxes(_ file: MappedFile) -> Bool { FITSFile.isFITS(file) || CDFFile.isCDF(file) }

  package init(
    _ file: MappedFile, path: String, options: SpectrumOptions = SpectrumOptions()
  ) throws(SpectrumError) {
    if FITSFile.isFITS(file) {
      self = try FITSSpectrum.read(file, path: path)
    } else if CDFFile.isCDF(file) {
      self = try CDFSpectrum.read(file, path: path, variable: options.variable)
    } else if NPYSpectrum.isNPY(file) {
      self = try NPYSpectrum.read(file, path: path, options: options)
    } else if let signature = FileSignature.detect(file.bytes) {
      throw SpectrumError(
        path: path, reason: "this is \(signature.what), and no dynamic spectrum that is read")
    } else {
      self = try TextSpectrum.read(file, path: path, options: options)
    }
  }
}
