import Base
internal import Glibc

/// Makes PDF of SVG by librsvg and cairo, which are opened when they are needed and not before: they would
/// more than double the start of every other command. The one file that calls them.
enum VectorRenderer {
  private typealias NewHandle =
    @convention(c) (UnsafePointer<UInt8>, Int, UnsafeMutableRawPointer?) -> OpaquePointer?
  private typealias Render =
    @convention(c) (OpaquePointer, OpaquePointer, UnsafePointer<Double>, UnsafeMutableRawPointer?) -> Int32
  private typealias Write =
    @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<UInt8>?, UInt32) -> Int32
  private typealias NewSurface =
    @convention(c) (Write, UnsafeMutableRawPointer?, Double, Double) -> OpaquePointer?
  private typealias SetMetadata = @convention(c) (OpaquePointer, Int32, UnsafePointer<CChar>) -> Void
  private typealias Make = @convention(c) (OpaquePointer) -> OpaquePointer?
  private typealias Act = @convention(c) (OpaquePointer) -> Void
  private typealias Status = @convention(c) (OpaquePointer) -> Int32

  /// What cairo calls members of a document.
  private enum Metadata {
    static let title: Int32 = 0
    static let creator: Int32 = 4
    static let creationDate: Int32 = 5
  }

  /// Points for each pixel at 96 dpi.
  private static let pointsPerPixel = 0.75

  private final class Sink {
    var bytes: [UInt8] = []
  }

  static func pdf(of svg: [UInt8], title: String) throws(PlotError) -> [UInt8] {
    guard let rsvg = dlopen("librsvg-2.so.2", RTLD_NOW), let cairo = dlopen("libcairo.so.2", RTLD_NOW),
      let newHandle = symbol("rsvg_handle_new_from_data", rsvg, NewHandle.self),
      let render = symbol("rsvg_handle_render_document", rsvg, Render.self),
      let newSurface = symbol("cairo_pdf_surface_create_for_stream", cairo, NewSurface.self),
      let setMetadata = symbol("cairo_pdf_surface_set_metadata", cairo, SetMetadata.self),
      let newContext = symbol("cairo_create", cairo, Make.self),
      let destroyContext = symbol("cairo_destroy", cairo, Act.self),
      let finish = symbol("cairo_surface_finish", cairo, Act.self),
      let status = symbol("cairo_surface_status", cairo, Status.self),
      let destroySurface = symbol("cairo_surface_destroy", cairo, Act.self)
    else {
      throw PlotError(
        reason:
          "a PDF picture needs librsvg and cairo (Debian's package librsvg2-2); without them, write .svg and convert it"
      )
    }
    let failure = PlotError(reason: "the picture cannot be made into PDF")
    guard let handle = newHandle(svg, svg.count, nil), let (width, height) = size(of: svg) else {
      throw failure
    }
    let sink = Sink()
    let write: Write = { closure, data, length in
      guard let closure, let data else { return 0 }
      Unmanaged<Sink>.fromOpaque(closure).takeUnretainedValue().bytes += UnsafeBufferPointer(
        start: data, count: Int(length))
      return 0
    }
    guard let surface = newSurface(write, Unmanaged.passUnretained(sink).toOpaque(), width, height) else {
      throw failure
    }
    defer { destroySurface(surface) }
    setMetadata(surface, Metadata.title, title)
    setMetadata(surface, Metadata.creator, "tfcat plot")
    // The same catalogue gives the same bytes, whenever it is drawn.
    setMetadata(surface, Metadata.creationDate, "")
    guard let context = newContext(surface) else { throw failure }
    let isDrawn = render(handle, context, [0, 0, width, height], nil) != 0
    destroyContext(context)
    finish(surface)
    // The handle stays until the program ends, which it does next.
    guard isDrawn, status(surface) == 0 else { throw failure }
    return sink.bytes
  }

  private static func symbol<Function>(
    _ name: String, _ library: UnsafeMutableRawPointer, _ type: Function.Type
  ) -> Function? {
    dlsym(library, name).map { unsafeBitCast($0, to: type) }
  }

  /// The size that the picture gives itself, in points.
  private static func size(of svg: [UInt8]) -> (Double, Double)? {
    let head = String(decoding: svg.prefix(600), as: UTF8.self)
    func number(_ name: String) -> Double? {
      guard let start = head.firstRange(of: " \(name)=\"")?.upperBound else { return nil }
      return Double(head[start...].prefix { $0 != "\"" })
    }
    guard let width = number("width"), let height = number("height") else { return nil }
    return (width * pointsPerPixel, height * pointsPerPixel)
  }
}
