import TFCatTestSupport
import Testing

@Suite struct CorpusDocumentTests {
  @Test func aRowIsRead() throws {
    let document = try CorpusDocument(
      row: "a/b.tfcat\t1\tTFC307@7 TFC305@12\t--fail-on warning\tan open ring")
    #expect(document.file == "a/b.tfcat" && document.status == 1)
    #expect(document.findings == ["TFC305@12", "TFC307@7"])
    #expect(document.options == ["--fail-on", "warning"])
    let sound = try CorpusDocument(row: "a\t0\t-\t-\tnothing")
    #expect(sound.findings.isEmpty && sound.options.isEmpty)
  }

  @Test(arguments: ["", "a\t0\t-\t-", "a\tzero\t-\t-\tx", "a\t0\t-\t-\tx\ty"])
  func aRowOfOtherCellsIsRefused(_ row: String) {
    #expect(throws: CorpusDocument.Fault.self) { try CorpusDocument(row: row) }
  }
}
