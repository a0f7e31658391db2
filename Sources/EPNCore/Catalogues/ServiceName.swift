/// The name of a service, which is that of its schema in the database and stands in queries without quotes.
package enum ServiceName {
  /// Why a text cannot name a service; `nil` where it can.
  package static func fault(_ name: String) -> String? {
    guard isWord(name) else {
      return "\"\(name)\" cannot name a service: use lower-case letters, digits and _, a letter first"
    }
    if name.utf8.count > longest {
      return "\"\(name)\" cannot name a service: PostgreSQL cuts names off after \(longest) characters"
    }
    if reserved.contains(name) {
      return
        "\"\(name)\" cannot name a service: it is a word of SQL, and no query could name the table \(name).epn_core; take another, as in \(name)_events"
    }
    if taken.contains(name) || name.hasPrefix("pg_") {
      return "\"\(name)\" cannot name a service: PostgreSQL or DaCHS has a schema of that name"
    }
    return nil
  }

  /// Whether a text has lower-case letters, digits and `_` alone, a letter first.
  package static func isWord(_ name: String) -> Bool {
    guard let first = name.utf8.first, first >= 0x61, first <= 0x7A else { return false }
    return name.utf8.allSatisfy { ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x5F }
  }

  /// In bytes; PostgreSQL, `NAMEDATALEN`.
  private static let longest = 63

  /// Schemas of PostgreSQL and of DaCHS.
  private static let taken: Set<String> = [
    "dc", "information_schema", "ivoa", "tap_schema", "tap_upload", "tests", "uws",
  ]

  /// The reserved words of SQL-92, of ADQL 2.1 (section 2.1.3) with the names of its functions, and of
  /// PostgreSQL 15 (appendix C).
  private static let reserved = Set(
    """
    abs absolute acos action add all allocate alter analyse analyze and any are area array as asc asin
    assertion asymmetric at atan atan2 authorization avg begin between binary bit bit_length bitwise_and
    bitwise_not bitwise_or bitwise_xor both box by cascade cascaded case cast catalog ceiling centroid
    char char_length character character_length check circle close coalesce collate collation column
    commit concurrently connect connection constraint constraints contains continue convert coord1
    coord2 coordsys corresponding cos count create cross current current_catalog current_date
    current_role current_schema current_time current_timestamp current_user cursor date day deallocate
    decimal declare default deferrable deferred degrees delete desc describe descriptor diagnostics
    disconnect distance distinct do domain double drop else end escape except exception exec execute
    exists exp external extract false fetch first float floor for foreign found freeze from full get
    global go goto grant group having hour identity ilike immediate in indicator initially inner input
    insensitive insert int integer intersect intersects interval into is isnull isolation join key
    language last lateral latitude leading left level like limit local localtime localtimestamp log
    log10 lower match max min minute moc mod module month names national natural nchar next no not
    notnull null nullif numeric octet_length of offset on only open option or order outer output
    overlaps pad partial pi placing point polygon position power precision prepare preserve primary
    prior privileges procedure public radians rand read real references region relative restrict
    returning revoke right rollback round rows schema scroll second section select session session_user
    set similar sin size smallint some space sql sqlcode sqlerror sqlstate sqrt square stddev substring
    sum symmetric system_user table tablesample tan temporary then time timestamp timezone_hour
    timezone_minute to top trailing transaction translate translation trim true truncate union unique
    unknown update upper usage user using value values varchar variadic varying verbose view when
    whenever where window with work write year zone
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
