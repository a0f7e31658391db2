import Base
import Testing

@Suite struct MarkdownEscapingTests {
  @Test func nothingOfATextIsMarkup() {
    #expect(MarkdownEscaping.text("a plain text, 1.5 MHz - 2") == "a plain text, 1.5 MHz - 2")
    #expect(MarkdownEscaping.text("a|b") == "a\\|b")
    #expect(MarkdownEscaping.text("[a](b)") == "\\[a\\]\\(b\\)")
    #expect(MarkdownEscaping.text("<b>&amp;") == "&lt;b&gt;&amp;amp;")
    #expect(MarkdownEscaping.text("http://a @all www.b") == "http&#58;//a &#64;all www&#46;b")
    #expect(MarkdownEscaping.text("a: b :tada: c:") == "a: b &#58;tada: c:")
    #expect(MarkdownEscaping.text("a\nb\u{1B}c") == "a b c")
    #expect(MarkdownEscaping.lines("a @b\r\n\nc") == "a &#64;b\n\nc")
  }
}
