import Foundation
import PlanarGeometry
import TFCat
import TFCatConvert
import TFCatJSON
import TFCatTestSupport
import Testing

/// Chain codes of the catalogue with vertices that others worked out; a folder that lies beside the checkout
/// where the project is developed.
@Suite struct HFCReferenceTests {
  private static func lines(_ path: String) throws -> [[String]] {
    let text = try String(contentsOf: Samples.url(path), encoding: .utf8)
    let separator: Character = text.prefix { $0 != "\n" }.contains(";") ? ";" : ","
    return text.split(separator: "\n").dropFirst().map {
      $0.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    }
  }

  @Test(.needsSamples("data/solar_reference")) func verticesAreThoseOfTheReference() throws {
    let chains = try Self.lines("data/solar_reference/ref_chaincodes_meta.csv")
    let vertices = try Self.lines("data/solar_reference/ref_chaincodes_vertices.csv")
    #expect(!chains.isEmpty)
    for chain in chains {
      let start = Pixel(x: try #require(Int(chain[2])), y: try #require(Int(chain[3])))
      let pixels = try #require(try ChainCode(chain[1]).path(from: start)?.pixels)
      let expected = vertices.filter { $0[0] == chain[0] }.compactMap { row -> Pixel? in
        guard let x = Int(row[2]), let y = Int(row[3]) else { return nil }
        return Pixel(x: x, y: y)
      }
      #expect(pixels == expected, Comment(rawValue: chain[0]))
    }
  }

  /// Answers of the service: the contour of each row that has one fills its rectangle.
  @Test(.needsSamples("data/hfc1t3")) func contoursFillTheirRectangles() throws {
    for name in Samples.files(in: "data/hfc1t3") {
      let path = Samples.url(name).path
      let contours = try HFCTable(Conversion(paths: [path]))
      let boxes = try HFCTable(
        Conversion(paths: [path], options: SourceOptions(parameters: ["geometry": "box"])))
      #expect(contours.report.total.features == boxes.report.total.features)
      for (contour, box) in zip(contours.features, boxes.features)
      where contour["geometry_source"] == "contour" && contour["repairs"] == nil {
        #expect(contour.geometry.bounds == box.geometry.bounds, "\(name) \(String(describing: contour.id))")
      }
    }
  }

  /// Contours of active regions and coronal holes: code, start and length are in the columns told.
  @Test(
    .needsSamples("data/hfc1ar", "data/hfc1ch"),
    arguments: [("data/hfc1ar/ar_results.csv", 36, 32, 37), ("data/hfc1ch/ch_results.csv", 26, 25, 27)])
  func contoursOfTheCatalogueClose(_ path: String, code: Int, start: Int, length: Int) throws {
    let rows = try Self.lines(path)
    #expect(!rows.isEmpty)
    for row in rows {
      let chain = try ChainCode(row[code])
      #expect(chain.codes.count == Int(row[length]), Comment(rawValue: "\(path) \(row[0])"))
      let path = try #require(chain.path(from: Pixel(x: 0, y: 0)))
      #expect(path.displacement == (0, 0), Comment(rawValue: "\(path) \(row[0])"))
    }
  }
}
