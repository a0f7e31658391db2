import TFCat
import TableMapping
import Testing

/// The clock of times is that of the name of their column.
@Suite struct ColumnClockTests {
  @Test(arguments: [
    "Start", "start_utc", "Start (UT)", "Start [UTC]", "Start (GMT)", "Start (Z)", "time_start_ut", "End UT",
    "Start (UT+0)", "Start (UTC+00:00)", "end_est", "Start (hh:mm)", "start_met", "End (d)", "Beginn", "Fin",
    "Start (yyyy-mm-ddThh:mm:ssZ)", "start_of_east_limb_event", "start-1", "Start (1)", "B1i", "End (est.)",
    "tt2000", "start_tt2000",
  ]) func mostNamesSayUTCOrNothing(_ title: String) {
    #expect(ColumnClock.named(in: title) == nil, "\(title)")
  }

  @Test(arguments: [
    ("Start (JST)", "JST"), ("start_jst", "jst"), ("startJST", "JST"), ("Start (EST)", "EST"),
    ("END_EST", "EST"), ("start_local", "local"), ("Start (local time)", "local"),
    ("StartLocalTime", "Local"), ("Start (LT)", "LT"), ("Beginn (MEZ)", "MEZ"),
    ("Startzeit Ortszeit", "Ortszeit"),
    ("Début (heure locale)", "locale"), ("End [CEST]", "CEST"), ("Start (UT/JST)", "JST"),
  ]) func zonesAreTold(_ title: String, _ text: String) throws {
    let clock = try #require(ColumnClock.named(in: title), "\(title)")
    #expect(clock.text == text && clock.kind == .zone)
    #expect(clock.member == "zone: FILL_IN" && !clock.isKnown)
  }

  @Test(arguments: [
    ("Start (UT+9)", 540, "+09:00"), ("start_utc+9", 540, "+09:00"), ("Start UTC + 01:30", 90, "+01:30"),
    ("Start (GMT-3)", -180, "-03:00"), ("Start (UT\u{2212}5)", -300, "-05:00"),
    ("Start (+09:00)", 540, "+09:00"),
    ("Start [-0530]", -330, "-05:30"), ("Start (JST = UT+9)", 540, "+09:00"),
  ]) func offsetsAreTold(_ title: String, _ minutes: Int, _ zone: String) throws {
    let clock = try #require(ColumnClock.named(in: title), "\(title)")
    #expect(clock.kind == .offset(minutes))
    #expect(clock.member == "zone: \"\(zone)\"" && clock.isKnown)
  }

  @Test(arguments: [
    ("Start (TAI)", TimeScale.tai, "scale: TAI"), ("start_tt", .tt, "scale: TT"),
    ("Start (TDT)", .tt, "scale: TT"),
    ("t_start_tdb", .tdb, "scale: TDB"), ("Start (GPS)", .gps, "scale: GPS"),
    ("start_scet", .scet, "scale: FILL_IN"), ("Start [SCLK]", .sclk, "scale: FILL_IN"),
  ]) func scalesAreTold(_ title: String, _ scale: TimeScale, _ member: String) throws {
    let clock = try #require(ColumnClock.named(in: title), "\(title)")
    #expect(clock.kind == .scale(scale) && clock.member == member)
  }

  @Test func theNameThatSaysLessIsPlainer() {
    #expect(ColumnName("fmin_mhz").isPlainer(than: ColumnName("fmin_obs_mhz")))
    #expect(ColumnName("start").isPlainer(than: ColumnName("start_lat")))
    #expect(!ColumnName("fmin_mhz").isPlainer(than: ColumnName("freq_min (kHz)")))
  }

  @Test(arguments: ["start_lat", "end_longitude", "start_flag", "lat_start", "start_lon"])
  func otherQuantitiesAreNoTimes(_ title: String) {
    #expect(ColumnName(title).momentEnd == nil && ColumnName(title).dateEnd == nil)
  }
}
