internal import CPNG

/// A picture of one colour at first. The one importer of CPNG.
struct PNGImage: Sendable {
  let width: Int
  let height: Int
  private var channels: [UInt8]

  init(width: Int, height: Int, background: PlotColor = PlotColor(0xFFFFFF)) {
    self.width = max(1, min(width, 16384))
    self.height = max(1, min(height, 16384))
    let (count, color) = (self.width * self.height, [background.red, background.green, background.blue])
    channels = (0..<count * 3).map { color[$0 % 3] }
  }

  /// The colour of a pixel, counted from the left and from the top; what lies outside is white and stays it.
  subscript(x: Int, y: Int) -> PlotColor {
    get {
      guard let place = place(x, y) else { return PlotColor(0xFFFFFF) }
      var color = PlotColor(0)
      (color.red, color.green, color.blue) = (channels[place], channels[place + 1], channels[place + 2])
      return color
    }
    set {
      guard let place = place(x, y) else { return }
      (channels[place], channels[place + 1], channels[place + 2]) = (
        newValue.red, newValue.green, newValue.blue
      )
    }
  }

  private func place(_ x: Int, _ y: Int) -> Int? {
    x >= 0 && x < width && y >= 0 && y < height ? (y * width + x) * 3 : nil
  }

  /// The picture as a file; the same bytes for the same picture. Empty where there is no memory for it.
  func encoded() -> [UInt8] {
    var image = png_image()
    image.version = png_uint_32(PNG_IMAGE_VERSION)
    image.width = png_uint_32(width)
    image.height = png_uint_32(height)
    image.format = png_uint_32(PNG_FORMAT_FLAG_COLOR)
    defer { png_image_free(&image) }
    let stride = png_int_32(width * 3)
    var size: png_alloc_size_t = 0
    guard png_image_write_to_memory(&image, nil, &size, 0, channels, stride, nil) != 0 else { return [] }
    var bytes = [UInt8](repeating: 0, count: Int(size))
    guard png_image_write_to_memory(&image, &bytes, &size, 0, channels, stride, nil) != 0 else { return [] }
    return Array(bytes.prefix(Int(size)))
  }
}
