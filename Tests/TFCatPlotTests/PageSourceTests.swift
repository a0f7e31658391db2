import Base
import EPNCore
import Foundation
import TFCatPlot
import TFCatTestSupport
import Testing

/// The page runs one script and one style, which it names by their digests.
@Suite struct PageSourceTests {
  private func digest(_ bytes: [UInt8]) -> String {
    Data(bytes.withUnsafeBytes { Digest.sha256.bytes(of: $0) }).base64EncodedString()
  }

  @Test func thePolicyKnowsTheScriptAndTheStyle() {
    #expect(
      digest(PageSources.script) == PageSources.scriptDigest, "Scripts/page-digests writes the new digest")
    #expect(
      digest(PageSources.style) == PageSources.styleDigest, "Scripts/page-digests writes the new digest")
  }

  /// Texts of catalogues become text nodes: nothing in the script makes elements or code of texts.
  @Test(arguments: [
    "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function",
  ])
  func theScriptMakesNoElementsOfTexts(_ word: String) {
    #expect(!String(decoding: PageSources.script, as: UTF8.self).contains(word))
  }

  @Test func nothingIsLoaded() {
    let sources = String(decoding: PageSources.script + PageSources.style, as: UTF8.self)
    for word in ["XMLHttpRequest", "WebSocket", "EventSource", "import(", "@import", "url("] {
      #expect(!sources.contains(word))
    }
    // Names of XML are no addresses; a SAMP hub has its own.
    let addresses = sources.components(separatedBy: "http").dropFirst().map { $0.prefix(24) }
    #expect(
      addresses.allSatisfy {
        $0.contains("w3.org") || $0.contains("ivoa.net") || $0.hasPrefix("://localhost:21012/")
      }, "\(addresses)")
  }

  /// A page that is a file reaches nothing; one that is served its own server and the hub.
  @Test func onlyAServedPageConnects() throws {
    let folder = try ScratchFolder()
    let path = try folder.write("c.tfcat", BurstCatalogues.bursts)
    let catalogue = try ViewCatalogue(file: try MappedFile(path: path), path: path)
    #expect(!(try ViewPage([catalogue]).policy.contains("connect-src")))
    var options = ViewPage.Options()
    options.isServed = true
    let served = try ViewPage([catalogue], options: options)
    #expect(served.policy.hasSuffix("; connect-src 'self' http://localhost:21012"))
    #expect(String(decoding: served.html, as: UTF8.self).contains(served.policy))
  }
}
