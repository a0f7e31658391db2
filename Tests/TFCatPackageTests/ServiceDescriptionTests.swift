import TFCatPublish
import Testing

struct ServiceDescriptionTests {
  @Test func namesOfPersonsHaveParts() {
    let person = ServiceDescription.Creator(name: "Ada, B. C.", orcid: "0000-0002-1825-0097")
    #expect(person.isPerson && person.familyName == "Ada" && person.givenName == "B. C.")
    let observatory = ServiceDescription.Creator(name: "Observatory of Nowhere")
    #expect(!observatory.isPerson && observatory.familyName == nil && observatory.givenName == nil)
  }
}
