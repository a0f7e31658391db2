import TFCat
import TFCatJSON
import TFCatPackage
import TFCatTestSupport
import Testing

struct ServiceDescriptionTests {
  @Test func namesOfPersonsHaveParts() {
    let person = ServiceDescription.Creator(name: "Ada, B. C.", orcid: "0000-0002-1825-0097")
    #expect(person.isPerson && person.familyName == "Ada" && person.givenName == "B. C.")
    let observatory = ServiceDescription.Creator(name: "Observatory of Nowhere")
    #expect(!observatory.isPerson && observatory.familyName == nil && observatory.givenName == nil)
  }

  @Test func orcidsHaveACheckDigit() {
    #expect(ServiceDescription.Creator.isORCID("0000-0002-1694-233X"))
    #expect(ServiceDescription.Creator.isORCID("0000-0002-1825-0097"))
    #expect(!ServiceDescription.Creator.isORCID("0000-0002-1825-0096"))
    #expect(!ServiceDescription.Creator.isORCID("0000-0002-1825-009"))
    #expect(!ServiceDescription.Creator.isORCID("https://orcid.org/0000-0002-1825-0097"))
  }

  @Test(
    arguments: [
      ("2024", "2024", nil), ("2024-05", "2024-05", nil), ("2024-05-01", "2024-05-01", "2024-05-01"),
      ("2024-05-01T00:00:00Z", "2024-05-01", "2024-05-01"),
      ("2024-05-01 12:30", "2024-05-01", "2024-05-01"),
      ("2024-05-01T23:30:00-05:00", "2024-05-01", "2024-05-01"),
    ] as [(String, String, String?)])
  func datesOfPublicationAreRead(text: String, date: String, day: String?) throws {
    let read = try #require(PublicationDate(text))
    #expect(read.text == date && read.day == day && read.year == "2024")
  }

  @Test(arguments: ["", "yesterday", "1 May 2024", "2024-13", "2024-02-30", "2024-05-01x", "20240501", "24"])
  func otherTextsAreNoDates(text: String) { #expect(PublicationDate(text) == nil) }

  @Test func cataloguesFillInWhatIsNotSaid() throws {
    let folder = try ScratchFolder()
    func head(_ properties: String) throws -> CatalogueHead {
      let path = try folder.write(
        "c.tfcat", #"{"type": "FeatureCollection", "properties": \#(properties), "features": []}"#)
      return try CatalogueReader(path: path).head
    }
    var description = ServiceDescription(name: "a", title: "Mine", description: "")
    let notes = description.fillIn(from: [
      try head(#"{"title": "Other", "creation_date": "some day", "authors": ["Ada, B."]}"#),
      try head(
        #"{"abstract": "What it is.", "created": "2024-05-01T00:00:00Z", "doi": "https://doi.org/10.5072/x"}"#
      ),
    ])
    #expect(description.title == "Mine" && description.description == "What it is.")
    #expect(description.creators == [.init(name: "Ada, B.")] && description.doi == "10.5072/x")
    // A date that cannot be read is told and passed over, not taken for one.
    #expect(description.published == "2024-05-01" && notes.count == 1)
    #expect(notes.first?.contains("\"some day\" cannot be read") == true)
  }

  /// Each person as `given family`; a text that is not a person's as it is.
  @Test(
    arguments: [
      ("Ada, B. C.", ["B. C. Ada"], 0), ("Example, A.; Smith, B.", ["A. Example", "B. Smith"], 0),
      ("Example, A. and Smith, Bob", ["A. Example", "Bob Smith"], 0),
      ("Example, A. & Smith, B.", ["A. Example", "B. Smith"], 0),
      ("Ann Example, Bob Smith", ["Ann Example, Bob Smith"], 1),
      ("Fischer, U., Example, G.", ["Fischer, U., Example, G."], 1),
      ("Example, A., Smith, B. and Ada, C.", ["Example, A., Smith, B. and Ada, C."], 1),
      ("Institute of Space and Physics", ["Institute of Space and Physics"], 0),
      ("van der Example, J. P.", ["J. P. van der Example"], 0), ("Ann Example; ", ["Ann Example"], 0),
    ] as [(String, [String], Int)])
  func authorsInOneTextAreToldApartOrLeft(text: String, names: [String], notes: Int) {
    for json in [JSONValue.string(text), .array([.string(text)])] {
      var service = ServiceDescription(name: "s", title: "t", description: "d")
      let told = service.fillIn(from: [CatalogueHead(crs: nil, properties: JSONObject([("authors", json)]))])
      #expect(told.count == notes, "\(told)")
      #expect(
        service.creators.map { creator in
          creator.givenName.flatMap { given in creator.familyName.map { "\(given) \($0)" } } ?? creator.name
        } == names)
    }
  }

  /// What a source does not know is told whatever the settings say.
  @Test func caveatsJoinTheDescription() {
    let heads = [
      CatalogueHead(crs: nil, properties: ["caveat": "No frequencies.", "description": "Its own."])
    ]
    var service = ServiceDescription(name: "s", title: "t", description: "Mine.")
    _ = service.fillIn(from: heads)
    #expect(service.description == "Mine. No frequencies.")
    _ = service.fillIn(from: heads)
    #expect(service.description == "Mine. No frequencies.")
    var empty = ServiceDescription(name: "s", title: "t", description: "")
    _ = empty.fillIn(from: heads)
    #expect(empty.description == "Its own. No frequencies.")
  }
}
