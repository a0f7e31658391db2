import Base
import Testing

@testable import TFCatJSON

@Suite struct NearestWordTests {
  static let known = ["FeatureCollection", "Feature", "properties", "bbox", "id", "crs"]

  @Test(
    arguments: [
      ("featurecollection", "FeatureCollection"), ("Feature Collection", "FeatureCollection"),
      ("FeaturesCollection", "FeatureCollection"), ("Feautre", "Feature"), ("propertes", "properties"),
      ("Properties", "properties"), ("box", "bbox"), ("ID", "id"), ("_id", "id"), ("CRS", "crs"),
    ])
  func isFound(_ word: String, _ meant: String) {
    #expect(NearestWord.suggestion(for: word, in: Self.known) == meant)
  }

  @Test(arguments: ["Feature", "", "_", "title", "ib", "crs2", "comment", "prop", "é", "name"])
  func isNotGuessed(_ word: String) {
    #expect(NearestWord.suggestion(for: word, in: Self.known) == nil)
  }

  @Test func aVeryLongNameIsNoMisspeltWord() {
    let word = String(repeating: "Feature", count: 10_000)
    #expect(NearestWord.suggestion(for: word, in: Self.known) == nil)
  }

  @Test(arguments: [
    ("lnit", "lint"), ("mdj", "mjd"), ("--meta", "--metadata"), ("votbl", "votable"), ("MHZ", "MHz"),
  ])
  func ofAPersonIsGuessedMoreFreely(_ word: String, _ meant: String) {
    let known = ["lint", "map", "mjd", "--metadata", "--map", "votable", "votable-binary2", "MHz", "m"]
    #expect(NearestWord.meant(by: word, among: known) == meant)
    #expect(NearestWord.hint(for: word, among: known) == "; did you mean \"\(meant)\"?")
  }

  @Test(arguments: ["xy", "q", "", "completely", "vot"])
  func ofAPersonIsNotGuessedWhereNoneOrSeveralFit(_ word: String) {
    #expect(NearestWord.meant(by: word, among: ["lint", "votable", "votable-binary2", "m"]) == nil)
  }
}
