"""Tests of the Python face. They run against the installed program, or against the one that TFCAT names."""

import datetime
import json
import pathlib
from importlib import metadata

import pytest

import tfcat_tools as tfcat

EXAMPLES = pathlib.Path(__file__).resolve().parents[2] / "examples"
SOUND = EXAMPLES / "solar-bursts.tfcat.json"
BROKEN = EXAMPLES / "broken.tfcat.json"
pytest_plugins = ["pytester"]


def test_a_sound_catalogue_is_clean():
    report = tfcat.lint(SOUND)
    assert report.is_clean and report.summary["features"] == 12
    assert "nothing found" in report._repr_html_()


def test_findings_have_their_places():
    report = tfcat.lint(BROKEN)
    ring = next(d for d in report if d.rule == "TFC307")
    assert (ring.name, ring.severity, ring.line) == ("ring-not-closed", "error", 33)
    assert ring.pointer == "/features/1/geometry/coordinates/0"
    assert str(ring).startswith(f"{BROKEN}:33:80: error: the ring ends at")
    assert "<td" in report._repr_html_()


def test_rules_are_chosen():
    assert {d.rule for d in tfcat.lint(BROKEN, select=["TFC307"])} == {"TFC307"}
    assert "TFC307" not in {d.rule for d in tfcat.lint(BROKEN, ignore="ring-not-closed")}


def test_bytes_are_linted():
    report = tfcat.lint(b"{")
    assert not report.is_clean and report[0].file == "<stdin>"


def test_hostile_names_are_escaped_in_notebooks(tmp_path):
    path = tmp_path / "<script>.tfcat"
    path.write_text("{")
    assert "<script>" not in tfcat.lint(path)._repr_html_()


def test_a_missing_file_is_a_finding():
    report = tfcat.lint("nowhere.tfcat")
    assert [d.rule for d in report] == ["TFC001"]


def test_a_wrong_option_is_an_error():
    with pytest.raises(tfcat.TFCatError) as error:
        tfcat.lint(SOUND, select="TFC999")
    assert error.value.status == 2 and "TFC999" in str(error.value)


def test_names_that_begin_with_a_dash_are_files(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "-x.tfcat").write_bytes(SOUND.read_bytes())
    assert tfcat.lint("-x.tfcat").is_clean


def test_info_tells_the_ranges():
    answer = tfcat.info(SOUND)
    assert answer["features"] == 12 and answer["time"]["utc_min"] == "2006-09-12T09:04:18Z"
    assert tfcat.info(SOUND.read_bytes())["features"] == 12
    with pytest.raises(tfcat.TFCatError):
        tfcat.info("nowhere.tfcat")


def test_validate_uses_the_schema(tmp_path):
    assert tfcat.validate(SOUND).is_clean
    schema = tmp_path / "schema.json"
    schema.write_text('{"required": ["nothing"]}')
    assert not tfcat.validate(SOUND, schema=str(schema)).is_clean


def test_catalogues_are_converted(tmp_path):
    lines = tfcat.convert(SOUND, to="ndjson").splitlines()
    assert len(lines) == 13
    assert tfcat.convert(SOUND, output=tmp_path / "out.vot") is None
    assert (tmp_path / "out.vot").read_bytes().startswith(b"<?xml")
    with pytest.raises(tfcat.TFCatError):
        tfcat.convert(SOUND, to="nothing")


def test_granules_are_made():
    table = tfcat.granules(SOUND, service="bursts", to="csv", columns={"target_class": "star"})
    assert table.splitlines()[0].startswith(b"granule_uid,") and len(table.splitlines()) == 13


def test_rules_are_told():
    assert len(tfcat.rules()) > 150
    assert [rule["name"] for rule in tfcat.rules("TFC307")] == ["ring-not-closed"]


def test_features_are_read_in_utc_and_hertz():
    features = list(tfcat.read_features(SOUND))
    document = json.loads(SOUND.read_text())
    assert [f["id"] for f in features] == [f["id"] for f in document["features"]]
    start = min(f["time_min"] for f in features)
    assert start == datetime.datetime(2006, 9, 12, 9, 4, 18, tzinfo=datetime.timezone.utc)
    assert min(f["frequency_min"] for f in features) == 88e3
    assert features[0]["properties"] == document["features"][0]["properties"]


def test_reading_may_stop_early():
    features = tfcat.read_features(SOUND)
    assert next(features)["id"] is not None
    features.close()


def test_what_cannot_be_read_is_told():
    with pytest.raises(tfcat.TFCatError) as error:
        list(tfcat.read_features(b"{}"))
    assert error.value.status == 2
    with pytest.raises(ValueError):
        list(tfcat.read_features(SOUND, units="furlongs"))


def test_features_with_astropy():
    pytest.importorskip("astropy")
    feature = next(tfcat.read_features(SOUND, units="astropy"))
    assert feature["time_min"].scale == "utc"
    assert feature["frequency_max"].unit == "Hz"


@pytest.mark.parametrize("library", ["astropy", "pandas", "polars"])
def test_tables_have_a_row_for_each_feature(library):
    pytest.importorskip(library)
    table = tfcat.to_table(SOUND, library)
    assert len(table) == 12
    assert "time_min" in list(getattr(table, "colnames", table.columns))


def catalogue(features, fields="", time="1970-01-01T00:00:00"):
    head = (
        '{"type": "FeatureCollection", "fields": {%s}, "crs": {"type": "local", "properties": {"name": "x", '
        '"time_coords": {"unit": "s", "time_origin": "%s", "time_scale": "UTC"}, '
        '"spectral_coords": {"type": "frequency", "unit": "MHz"}, "ref_position_id": "wind"}}, "features": [%s]}'
    )
    shape = '"geometry": {"type": "Point", "coordinates": [%s, 10]}'
    items = [
        '{"type": "Feature", "id": %s, %s, "properties": %s}' % (json.dumps(id), shape % time, json.dumps(properties))
        for id, time, properties in features
    ]
    return (head % (fields, time, ",".join(items))).encode()


WORDS = catalogue(
    [
        ("001", 1483185600, {"s": "NA", "t": "007", "n": 9007199254740993, "b": True, "f": 1.5}),
        ("002", 1483185600.5, {"s": "None", "t": "08", "f": 2}),
        ("#3", 1483228799, {"s": "III", "t": "2024-05-01", "n": 1, "b": False}),
    ],
    ", ".join(
        '"%s": {"info": "x", "datatype": "%s", "ucd": "meta.note"}' % field
        for field in [("s", "str"), ("t", "str"), ("n", "int"), ("b", "bool"), ("f", "float")]
    ),
)


@pytest.mark.parametrize("library", ["astropy", "pandas", "polars"])
def test_tables_keep_what_the_fields_declare(library):
    pytest.importorskip(library)
    table = tfcat.to_table(WORDS, library)
    assert list(table["id"]) == ["001", "002", "#3"]
    assert list(table["s"]) == ["NA", "None", "III"]
    assert list(table["t"]) == ["007", "08", "2024-05-01"]
    assert table["n"][0] == 9007199254740993 and table["b"][0] and not table["b"][2]
    assert [float(x) for x in list(table["f"])[:2]] == [1.5, 2.0]
    if library != "astropy":
        assert [x.isoformat() for x in list(table["time_min"])[:2]] == [
            "2016-12-31T12:00:00+00:00",
            "2016-12-31T12:00:00.500000+00:00",
        ]


@pytest.mark.parametrize("library", ["astropy", "pandas", "polars"])
def test_an_empty_catalogue_is_an_empty_table(library):
    pytest.importorskip(library)
    assert len(tfcat.to_table(catalogue([]), library)) == 0
    assert list(tfcat.read_features(catalogue([]))) == []


def test_days_with_a_leap_second_have_their_times():
    pytest.importorskip("astropy")
    times = [x["time_min"].isot for x in tfcat.read_features(WORDS, units="astropy")]
    assert times == ["2016-12-31T12:00:00.000", "2016-12-31T12:00:00.500", "2016-12-31T23:59:59.000"]


CDAW = (
    "2012/02/29 21:50 02/29 22:00 16000   400   S15W112 ---- FILA 02/29 23:55 208 360 1531 PHTX\n"
    "2012/02/29 23:50 02/29 23:40 16000   400   S15W112 ---- FILA 02/29 23:55 208 360 1531 PHTX\n"
)


def test_rejects_are_told():
    with pytest.warns(tfcat.TFCatWarning, match="1 reject"):
        assert len(list(tfcat.read_features(CDAW.encode()))) == 1
    with pytest.warns(tfcat.TFCatWarning, match="1 reject"):
        assert tfcat.convert(CDAW.encode(), to="ndjson")


def test_a_refusal_is_an_error():
    row = CDAW.splitlines()[0] + "\n"
    text = (row * 8 + row.replace("/", "-") * 60).encode()
    with pytest.raises(tfcat.TFCatError, match="another layout"):
        tfcat.convert(text, source_format="cdaw-type2")


def test_what_stays_on_the_old_axes_is_a_warning():
    field = '"pt": {"info": "x", "datatype": "float", "ucd": "time.epoch"}'
    with pytest.warns(tfcat.TFCatWarning, match="pt"):
        assert tfcat.convert(catalogue([("a", 1, {"pt": 5.5})], field), time="mjd")


def test_names_that_begin_with_an_at_are_files(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "@a.tfcat").write_bytes(WORDS)
    assert len(list(tfcat.read_features("@a.tfcat"))) == 3


def test_catalogues_are_drawn(tmp_path):
    picture = tfcat.plot(SOUND, title="A <b> & c", style="dark")
    assert picture._repr_html_().startswith("<svg") and "A &lt;b&gt; &amp; c" in picture.svg
    assert picture.svg.startswith("<?xml") and picture._repr_svg_() == picture.svg
    picture.save(tmp_path / "bursts.svg")
    assert (tmp_path / "bursts.svg").read_text(encoding="utf-8") == picture.svg
    assert tfcat.plot(SOUND, frequency="1-3").svg != tfcat.plot(SOUND).svg
    with pytest.raises(tfcat.TFCatError):
        tfcat.plot("nowhere.tfcat")


def test_the_plugin_checks_catalogues(pytester):
    pytester.path.joinpath("good.tfcat").write_bytes(SOUND.read_bytes())
    pytester.path.joinpath("bad.tfcat.json").write_bytes(BROKEN.read_bytes())
    # An installed package brings its plugin itself.
    installed = any(entry.name == "tfcat" for entry in metadata.entry_points(group="pytest11"))
    named = [] if installed else ["-p", "tfcat_tools.pytest_plugin"]
    result = pytester.runpytest(*named, "--tfcat")
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(["*bad.tfcat.json:33:80: error: the ring ends at*"])
