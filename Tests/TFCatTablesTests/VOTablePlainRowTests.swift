import TFCatTables
import Testing

/// Rows that are read without the XML parser are those that it would have read, whatever stands in the
/// document.
@Suite struct VOTablePlainRowTests {
  private struct Outcome: Equatable {
    var rows: [TableRow] = []
    var error: TableError?
    var columns: [String] = []
  }

  private func read(_ document: [UInt8], usesPlainRows: Bool, pieceSize: Int = 64) -> Outcome {
    var outcome = Outcome()
    do throws(TableError) {
      var reader = try VOTableReader(bytes: document, usesPlainRows: usesPlainRows, pieceSize: pieceSize)
      repeat {
        outcome.columns += reader.head.columns.map(\.name)
        while let row = try reader.next() { outcome.rows.append(row) }
      } while try reader.nextTable()
    } catch {
      outcome.error = error
    }
    return outcome
  }

  private func document(_ rows: String, declaration: String = "<?xml version=\"1.0\"?>\n") -> String {
    """
    \(declaration)<VOTABLE version="1.4"><RESOURCE type="results">
    <TABLE name="a"><FIELD name="x" datatype="int"/><FIELD name="t" datatype="char" arraysize="*"/>
    <DATA><TABLEDATA>
    <TR><TD>0</TD><TD>first</TD></TR>
    \(rows)
    <TR><TD>9</TD><TD>last</TD></TR>
    </TABLEDATA></DATA></TABLE>
    <TABLE name="b"><FIELD name="y" datatype="double"/><DATA><TABLEDATA>
    <TR><TD>1.5</TD></TR> <TR><TD>2.5</TD></TR></TABLEDATA></DATA></TABLE>
    <INFO name="QUERY_STATUS" value="OVERFLOW"/></RESOURCE></VOTABLE>
    """
  }

  static let rows = [
    "<TR><TD>1</TD><TD>a</TD></TR><TR><TD>2</TD><TD>b</TD></TR>",
    "<TR>\n <TD>1</TD>\n\t<TD> a\nb </TD>\n</TR>", "<TR><TD/><TD/></TR>", "<TR><TD></TD><TD></TD></TR>",
    "<TR></TR>", "<TR/>", "<TR><TD>1</TD></TR>", "<TR><TD>1</TD><TD>a</TD><TD>b</TD></TR>",
    "<TR><TD>1</TD><TD>a &amp; b &lt;&gt;&quot;&apos;</TD></TR>", "<TR><TD>&#49;</TD><TD>&#x41;</TD></TR>",
    "<TR><TD>1</TD><TD>&unknown;</TD></TR>", "<TR><TD>1</TD><TD><![CDATA[</TD></TR>]]></TD></TR>",
    "<!-- <TR><TD>7</TD><TD>no row</TD></TR> --><TR><TD>1</TD><TD>a</TD></TR>",
    "<TR><!-- 1 --><TD>1<!-- 2 --></TD><TD>a</TD></TR>",
    "<TR ID='r'><TD>1</TD><TD encoding='none'>a</TD></TR>",
    "<TR><TD>1</TD><TD>é☀𝄞</TD></TR>", "<TR><TD>1</TD><TD>a>b</TD></TR>", "<TR><TD>1</TD><TD>]]></TD></TR>",
    "<TR>\r\n<TD>1</TD><TD>a\r\nb\rc</TD></TR>\r\n", "<TR><TD>1</TD><TD>\u{FFFF}</TD></TR>",
    "<TR><TD>1</TD><TD>\u{1}</TD></TR>", "<TR><TD>x</TD><TD>a</TD></TR>", "<TR><TD>1</TD>text<TD>a</TD></TR>",
    "<TR><TD>1</TD><TD>a<TD>b</TD></TD></TR>", "<TR><TD>1</TD><TD>a</TR>",
    "<TR ><TD >1</TD ><TD>a</TD></TR >",
    "<v:TR xmlns:v='u'><v:TD>1</v:TD><TD>a</TD></v:TR>", "<?note <TR><TD>1</TD></TR>?>", "<TR><TD>1",
  ]

  @Test(arguments: rows) func oddRowsAreReadAlike(_ row: String) {
    for count in [1, 3] {
      let text = document(Array(repeating: row, count: count).joined(separator: "\n"))
      for size in [16, 64, 1 << 15] {
        let plain = read(Array(text.utf8), usesPlainRows: true, pieceSize: size)
        #expect(plain == read(Array(text.utf8), usesPlainRows: false), "\(row)")
      }
    }
  }

  @Test func everyChangeIsReadAlike() {
    let bytes = Array(document(Self.rows[..<10].joined(separator: "\n")).utf8)
    let signs = Array("<>&/TDR \"'-!]\n\r\u{0}x9".utf8) + [0x80, 0xC3, 0xEF, 0xFF]
    for place in bytes.indices {
      for (number, sign) in signs.enumerated() where (place + number) % 5 == 0 {
        var changed = bytes
        changed[place] = sign
        #expect(
          read(changed, usesPlainRows: true) == read(changed, usesPlainRows: false), "\(place) \(sign)")
      }
    }
  }

  /// Rows of a stream of 16-bit integers, of which four in a row make the letters QUJD.
  @Test(arguments: [
    "QUJD\nQUJD\nQUJD", "QUJDQUJDQUJDQUJD  QUJDQUJDQUJD\n\n", "QUJDQUJD<!-- QUJD -->QUJDQUJDQUI=",
    "QUJD\r\nQUJDQUI=",
    "QUJD&#81;UJDQUI=", "QUJDQUJ*QUJD", "QUJDQUJD<![CDATA[QUJDQUJDQUI=]]>", "QUJDQUJDQUJDQ",
    "QUJDQUJDQUI=</STREAM",
    "QUJDQUJDQUI=QUI=\u{E9}QUJD",
  ]) func streamsAreReadAlike(_ text: String) {
    let document = """
      <VOTABLE version="1.4"><RESOURCE><TABLE><FIELD name="x" datatype="short"/><DATA><BINARY>
      <STREAM encoding="base64">
      \(String(repeating: "QUJDQUJDQUJDQUJD\n", count: 40))\(text)
      </STREAM></BINARY></DATA></TABLE></RESOURCE></VOTABLE>
      """
    let bytes = Array(document.utf8)
    let scanned = read(bytes, usesPlainRows: false)
    for size in [16, 64, 1 << 15] {
      let plain = read(bytes, usesPlainRows: true, pieceSize: size)
      #expect(plain.rows == scanned.rows && plain.error?.reason == scanned.error?.reason, "\(text)")
    }
  }

  @Test(arguments: [
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>",
    "<?xml version=\"1.0\" encoding='us-ascii'?>\n", "\u{FEFF}", "",
  ]) func encodingsAreMinded(_ declaration: String) {
    let text = document(
      "<TR><TD>1</TD><TD>é</TD></TR>\n<TR><TD>2</TD><TD>e</TD></TR>", declaration: declaration)
    for bytes in [Array(text.utf8), text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }] {
      #expect(read(bytes, usesPlainRows: true) == read(bytes, usesPlainRows: false))
    }
  }
}
