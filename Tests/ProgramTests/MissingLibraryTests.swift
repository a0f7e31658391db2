import Foundation
import TFCatTestSupport
import Testing

/// A library that is opened only where it is needed may be missing: then the program says what to install,
/// and does all that needs no such library.
@Suite struct MissingLibraryTests {
  /// A folder in which the libraries are found before the system's, and cannot be used.
  private static func folder() throws -> ScratchFolder {
    let folder = try ScratchFolder()
    for name in ["libgeos_c.so.1", "libcfitsio.so.10", "libcfitsio.so"] {
      try folder.write("libraries/\(name)", "")
    }
    try folder.write(
      "drawn.tfcat",
      #"""
      {"type": "FeatureCollection", "fields": {},
      "crs": {"type": "local", "properties": {"time_coords_id": "unix",
        "spectral_coords": {"type": "frequency", "unit": "MHz"}, "ref_position_id": "GEOCENTER"}},
      "features": [
      {"type": "Feature", "id": 1, "properties": {}, "geometry":
        {"type": "Polygon", "coordinates": [[[10, 10], [20, 20], [20, 10], [10, 20], [10, 10]]]}},
      {"type": "Feature", "id": 2, "properties": {}, "geometry": {"type": "Point", "coordinates": [10, 10]}}]}
      """#)
    return folder
  }

  private func run(_ arguments: [String], in folder: ScratchFolder) throws -> Execution {
    try Execution(
      arguments, directory: folder.url, environment: ["LD_LIBRARY_PATH": folder.path("libraries")])
  }

  private static let geos =
    "polygons need the library GEOS, which is not installed or lacks libgeos_c.so.1: apt install libgeos-c1v5"

  @Test(arguments: [["convert", "-o", "out.tfcat"], ["diff", "drawn.tfcat"], ["match", "drawn.tfcat"]])
  func polygonsNeedGEOS(_ command: [String]) throws {
    let folder = try Self.folder()
    let run = try run(command + ["drawn.tfcat"], in: folder)
    #expect(run.status == 2 && run.errors.contains(Self.geos), "\(run)")
    #expect(try folder.names().sorted() == ["drawn.tfcat", "libraries"])
  }

  @Test func aCrossingRingIsReportedAndNoFixOffered() throws {
    let folder = try Self.folder()
    let run = try run(["lint", "--select", "TFC310", "drawn.tfcat"], in: folder)
    #expect(run.output.contains("crosses the edge") && !run.output.contains("--fix"), "\(run)")
  }

  @Test func pointsNeedNoLibrary() throws {
    let folder = try Self.folder()
    let whole = try folder.text("drawn.tfcat")
    try folder.write(
      "points.tfcat", whole.replacing(#/(?s)\{"type": "Feature", "id": 1.*?\}\},\n/#, with: ""))
    for command in [["lint"], ["convert", "-o", "out.vot", "--to", "votable"], ["info"]] {
      let run = try run(command + ["points.tfcat"], in: folder)
      #expect(run.status == 0, "\(command) \(run)")
    }
  }

  @Test func tablesInFITSNeedCFITSIO() throws {
    let folder = try Self.folder()
    try folder.write("list.fits", "SIMPLE  =                    T" + String(repeating: " ", count: 2850))
    let run = try run(["map", "init", "list.fits"], in: folder)
    #expect(
      run.status == 2 && run.errors.contains("lacks libcfitsio.so.10: apt install libcfitsio10"), "\(run)")
  }
}
