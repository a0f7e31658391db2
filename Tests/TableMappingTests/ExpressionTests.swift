import TFCatTables
import TableMapping
import Testing

/// Columns by name.
struct Row: ExpressionScope {
  var values: [String: TableValue]

  func value(of name: String) throws(MappingFault) -> TableValue { values[name] ?? .null }
}

@Suite struct ExpressionTests {
  static let row = Row(values: [
    "a": 7, "b": 2.5, "t": "III G", "n": "12", "gap": .null, "f (kHz)": 300, "list": "[1.5, nan, 3]",
    "x.y": "deep",
  ])

  struct Sum: CustomTestStringConvertible, Sendable {
    var formula: String
    var value: TableValue
    var testDescription: String { formula }

    init(_ formula: String, _ value: TableValue) { (self.formula, self.value) = (formula, value) }
  }

  static let sums: [Sum] = [
    Sum("a", 7), Sum("a + 2 * 3", 13), Sum("(a + 2) * 3", 27), Sum("a / 2", 3.5), Sum("a % 4", 3.0),
    Sum("-a + 1", -6), Sum("- - a", 7),
    Sum("n * 2", 24), Sum("b * a", 17.5), Sum("a - 1 - 1", 5), Sum("1e3 + 1.5E-1", 1000.15),
    Sum("gap + 1", nil), Sum("gap", nil),
    Sum("`f (kHz)` * 1000", 300_000), Sum("column('f (kHz)')", 300), Sum("x.y", "deep"),
    Sum("t & '-' & n", "III G-12"), Sum("'it''s'", "it's"), Sum("\"q\"", "q"), Sum("gap & 'x'", "x"),
    Sum("gap & gap", nil),
    Sum("a > 5 and n == 12", true), Sum("a > 5 and not (n == 12)", false), Sum("a < 5 or t == 'III G'", true),
    Sum("gap == null", true), Sum("gap < 5", false), Sum("missing(gap)", true),
    Sum("gap != null", false), Sum("a != null", true), Sum("gap != 5", false), Sum("gap == gap", false),
    Sum("a != 7", false), Sum("a != 5", true), Sum("not (gap == 5)", true), Sum("gap in [null]", true),
    Sum("'2010-01-02' > '2010-01-01'", true), Sum("t > 5", false), Sum("t < 5", false), Sum("n < 13", true),
    Sum("2007 - 01 - 01", 2005), Sum("12007-01-01", 12005),
    Sum("part(t, ' ', 1) in ['II', 'III']", true), Sum("a in [1, 2]", false), Sum("not gap", true),
    Sum("if(a > 5, 'big', 'small')", "big"), Sum("coalesce(gap, n, a)", "12"), Sum("lower(t)", "iii g"),
    Sum("upper('é')", "É"),
    Sum("trim('  x ')", "x"), Sum("replace(t, 'I', 'J')", "JJJ G"), Sum("slice(t, 0, 2)", "II"),
    Sum("slice(t, 4)", "G"),
    Sum("slice(t, 9)", nil), Sum("part(t, ' ', -1)", "G"), Sum("part(t, ' ', 5)", nil), Sum("length(t)", 5),
    Sum("contains(t, 'G')", true), Sum("starts(t, 'III')", true), Sum("ends(t, 'X')", false),
    Sum("match(t, '^([IV]+)', 1)", "III"), Sum("match(t, '[0-9]+')", nil), Sum("matches(t, 'G$')", true),
    Sum("match(t, '(X)?I', 1)", nil), Sum("match(t, 'I+', 7)", nil), Sum("matches(t, '(?i)iii g')", true),
    Sum("matches(t, '^' & 'III')", true), Sum("match(gap, 'I')", nil),
    Sum("match(t, '(I+?)( |G)', 1)", "III"),
    Sum("number('>301 km')", 301.0), Sum("number('~12.5?')", 12.5), Sum("number('(20)')", 20.0),
    Sum("number('-1.5e3')", -1500.0), Sum("abs(-2)", 2.0),
    Sum("round(2.567, 1)", 2.6), Sum("floor(-0.5)", -1.0),
    Sum("ceil(0.5)", 1.0), Sum("sqrt(9)", 3.0), Sum("log10(1000)", 3.0), Sum("min(a, b, gap)", 2.5),
    Sum("max(list(list))", 3.0),
    Sum("count(list(list))", 3), Sum("item(list(list), 1)", "1.5"), Sum("item(list(list), -1)", "3"),
    Sum("item(list(list), 9)", nil),
    Sum("list('a;b', ';')", ["a", "b"]), Sum("list('x y')", ["x", "y"]),
    Sum("list(\"['p' 'q']\")", ["p", "q"]), Sum("[a, gap]", [7, nil]),
    Sum("9223372036854775807 + 1", 9_223_372_036_854_775_808.0),
  ]

  @Test(arguments: sums) func formulasHaveTheirValue(_ sum: Sum) throws {
    #expect(try MappingExpression(sum.formula).evaluate(in: Self.row) == sum.value)
  }

  @Test(arguments: [
    ("a +", 3, "the formula ends where a column, a number or a text in quotes should be"),
    ("(a", 2, "the formula ends where \")\" should be"),
    ("a b", 2, "\"b\" stands where the end of the formula or an operator should be"),
    ("'open", 0, "the quote ' is not closed"), ("a = 1", 2, "write == to compare"),
    ("3C273", 0, "\"3C273\" is no number; names that start with a digit stand in backquotes"),
    ("slice(a)", 0, "write slice(text, start, end): characters from start (the first is 0) up to end"),
    ("column(a)", 0, "write column('name')"),
    ("a ? b", 2, "\"?\" has no meaning in a formula; names with such characters stand in backquotes"),
    (
      "1 + matches(t, '(')", 4, "\"(\" is no regular expression: the group is never closed (at character 1)"
    ),
    (
      "t >= 2007-01-31", 5,
      "2007-01-31 is a date, which stands in quotes: '2007-01-31'; a subtraction has blanks around its signs"
    ),
    (
      "2007-01 < t", 0,
      "2007-01 is a date, which stands in quotes: '2007-01'; a subtraction has blanks around its signs"
    ),
    ("", 0, "the formula ends where a column, a number or a text in quotes should be"),
  ]) func faultsAreNamed(_ formula: String, _ offset: Int, _ reason: String) {
    do {
      _ = try MappingExpression(formula)
      Issue.record("there is a fault in \(formula)")
    } catch {
      #expect(error.offset == offset)
      #expect(error.reason == reason)
    }
  }

  @Test func unknownFunctionsAreNamed() {
    do { _ = try MappingExpression("sine(a)") } catch {
      #expect(error.reason.hasPrefix("there is no function \"sine\"; there are abs, "))
    }
  }

  @Test(arguments: [
    ("t + 1", "\"III G\" is no number"), ("a / 0", "a division by zero"),
    ("number(t)", "\"III G\" has no number"),
    (
      "number('12,5')",
      "\"12,5\" is no number as a whole; \"table: {decimal: ','}\" or \"thousands\" says what a comma is"
    ),
    ("number('12-15')", "\"12-15\" is no number as a whole"),
    ("number('12.5.3')", "\"12.5.3\" is no number as a whole"),
    ("list(list) & 'x'", "[\"1.5\", null, \"3\"] is no text"),
    ("matches(t, '(' & '')", "\"(\" is no regular expression: the group is never closed (at character 1)"),
    (
      "matches('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!', '^(a+)+\\1$')",
      "the regular expression \"^(a+)+\\1$\" takes too long to be searched for"
    ),
  ]) func valuesThatDoNotFitAreNamed(_ formula: String, _ reason: String) throws {
    let expression = try MappingExpression(formula)
    do {
      _ = try expression.evaluate(in: Self.row)
      Issue.record("\(formula) has no value")
    } catch {
      #expect(error.reason == reason)
    }
  }

  @Test func deepFormulasAreRefused() {
    #expect(throws: ExpressionError.self) { try MappingExpression(String(repeating: "(", count: 10_000)) }
    #expect(throws: ExpressionError.self) { try MappingExpression(String(repeating: "a+", count: 20_000)) }
    #expect(throws: Never.self) { _ = try? MappingExpression(String(repeating: "-", count: 9000) + "a") }
    #expect(throws: Never.self) { _ = try? MappingExpression(String(repeating: "not ", count: 9000) + "a") }
  }
}
