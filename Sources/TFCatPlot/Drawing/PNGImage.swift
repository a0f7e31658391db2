internal import CPNG

/// A picture of one colour at first. The one importer of CPNG.
package struct PNGImage: Sendable {
  package let width: Int
  package let height: Int
  private var channels: [UInt8]

  init(width: Int, height: Int, background: PlotColor = PlotColor(0xFFFFFF)) {
    self.width = max(1, min(width, 16384))
    self.height = max(1, min(height, 16384))
    let (count, color) = (self.width * self.height, [background.red, background.green, background.blue])
    channels = (0..<count * 3).map { color[$0 % 3] }
  }

  /// Reads a PNG image; what is transparent is laid on white.
  ///
  /// - Returns: `nil` for what is none, and for one of more than 64 million pixels.
  package init?(decoding bytes: UnsafeRawBufferPointer) {
    var image = png_image()
    image.version = png_uint_32(PNG_IMAGE_VERSION)
    defer { png_image_free(&image) }
    guard png_image_begin_read_from_memory(&image, bytes.baseAddress, bytes.count) != 0, image.width > 0,
      image.height > 0, Int(image.width) * Int(image.height) <= 64 << 20
    else { return nil }
    image.format = png_uint_32(PNG_FORMAT_FLAG_COLOR)
    var white = png_color(red: 255, green: 255, blue: 255)
    let (width, height) = (Int(image.width), Int(image.height))
    var channels = [UInt8](repeating: 0, count: width * height * 3)
    guard png_image_finish_read(&image, &white, &channels, png_int_32(width * 3), nil) != 0 else {
      return nil
    }
    (self.width, self.height, self.channels) = (width, height, channels)
  }

  /// The colour of a pixel, counted from the left and from the top; what lies outside is white and stays it.
  package subscript(x: Int, y: Int) -> PlotColor {
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

  /// The picture with so many pixels at most along each axis, each the mean of those that it stands for.
  func reduced(width mostAcross: Int, height mostUp: Int) -> PNGImage {
    guard width > mostAcross || height > mostUp else { return self }
    var image = PNGImage(width: min(width, mostAcross), height: min(height, mostUp))
    for y in 0..<image.height {
      let rows = (y * height / image.height)..<((y + 1) * height / image.height)
      for x in 0..<image.width {
        let columns = (x * width / image.width)..<((x + 1) * width / image.width)
        for channel in 0..<3 {
          var sum = 0
          for row in rows {
            for column in columns { sum += Int(channels[(row * width + column) * 3 + channel]) }
          }
          image.channels[(y * image.width + x) * 3 + channel] = UInt8(sum / (rows.count * columns.count))
        }
      }
    }
    return image
  }

  /// The picture over another one of the same size, half of which shines through; where this one is white,
  /// all of it.
  func laid(over ground: PNGImage?) -> PNGImage {
    guard var image = ground, image.width == width, image.height == height else { return self }
    for place in stride(from: 0, to: channels.count, by: 3)
    where channels[place] < 255 || channels[place + 1] < 255 || channels[place + 2] < 255 {
      for channel in place..<(place + 3) {
        image.channels[channel] = UInt8((Int(image.channels[channel]) + Int(channels[channel])) / 2)
      }
    }
    return image
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
