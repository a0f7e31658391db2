import Testing
import VOVocabulary

@Suite struct ReferencePositionTests {
  @Test func namesAndTermsAreKnown() {
    for name in [
      "GEOCENTER", "TOPOCENTER", "UNKNOWN", "wind", "stereo-a", "juno", "cassini-orbiter",
      "nancay-decameter-array", "lofar",
      "lwa", "voyager-1", "parker-solar-probe", "culgoora", "learmonth", "iitate", "ovro-lwa", "nenufar",
      "mms-4",
    ] {
      #expect(ReferencePosition(name)?.name == name)
      #expect(ReferencePosition(name)?.isSpelled(name) == true)
    }
    #expect(ReferencePosition("my-back-garden") == nil)
  }

  @Test func spellingsLeadToOneName() {
    for (text, name) in [
      ("Geocenter", "GEOCENTER"), ("STEREO_A", "stereo-a"), ("STEREO Ahead", "stereo-a"),
      ("PSP", "parker-solar-probe"),
      ("Nançay Decametric Array", "nancay-decameter-array"), ("NDA", "nancay-decameter-array"),
      ("VG1", "voyager-1"),
      ("Cassini", "cassini-orbiter"), ("AUSTRALIA-ASSA", "australia-assa"),
    ] {
      #expect(ReferencePosition(text)?.name == name)
      #expect(ReferencePosition(text)?.isSpelled(text) == false)
    }
    // Other names in the usual form are as good.
    for alias in ["cassini", "nda", "psp", "Jupiter"] {
      #expect(ReferencePosition(alias)?.isSpelled(alias) == true)
    }
  }

  @Test func slipsAreGuessed() {
    for (text, name) in [
      ("uylsses", "ulysses"), ("geocentre", "GEOCENTER"), ("culgora", "culgoora"),
      ("solar orbitr", "solar-orbiter"),
      ("nancay-decameter", "nancay-decameter-array"), ("Ondřejov", "ondrejov"), ("stereo-aa", "stereo-a"),
    ] {
      #expect(ReferencePosition.nearest(to: text)?.name == name, "\(text)")
    }
    for text in ["", "x", "abc", "my-back-garden", String(repeating: "wind", count: 10000)] {
      #expect(
        ReferencePosition.nearest(to: text) == nil, "\(text.prefix(20))")
    }
  }

  @Test func noNameStandsForTwoPlaces() {
    var places: [String: String] = [:]
    for place in ReferencePosition.all {
      for name in [place.name] + place.aliases {
        #expect(places[name] == nil, "\(name)")
        places[name] = place.name
        #expect(ReferencePosition(name) == place, "\(name)")
        #expect(name.utf8.allSatisfy { $0 < 0x80 && $0 != 0x20 && $0 != 0x5F })
        #expect(place.kind == .term ? name == name.uppercased() : name == name.lowercased())
      }
    }
    #expect(ReferencePosition.all.count > 180)
  }
}
