#!/usr/bin/env python3
"""Opens pages of `tfcat view` in headless Chromium and uses them as a reader does: what is drawn stands where it should,
a click tells of the event, filters and deep links work, what is saved is sound, and the browser has nothing to complain of.

    view_page.py PROGRAM [--screenshots FOLDER] [--time CATALOGUE]

Prints what is wrong, and ends with 1 then. With --time it prints how long a page of the catalogue takes instead."""

import argparse
import json
import math
import pathlib
import struct
import subprocess
import sys
import tempfile
import time
import zlib

from chromium import Chromium

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
CRS = ('{"type": "local", "properties": {"name": "Time-Frequency", "time_coords_id": "unix", "spectral_coords": '
       '{"type": "frequency", "unit": "MHz"}, "ref_position_id": "GEOCENTER"}}')
# 2006-09-12T09:00:00Z
START = 1158051600
failures = []


def check(holds, what):
    if not holds:
        failures.append(what)
        print(f"failed: {what}")


def catalogue(features, title="Bursts", fields='{"burst_type": {"info": "Type", "datatype": "str", "ucd": "meta.code.class"}}'):
    return (f'{{"type": "FeatureCollection", "properties": {{"title": {json.dumps(title)}}}, "fields": {fields}, '
            f'"crs": {CRS}, "features": [\n{", ".join(features)}\n]}}')


def feature(number, kind, coordinates, properties="{}"):
    return (f'{{"type": "Feature", "id": {number}, "geometry": {{"type": "{kind}", "coordinates": {json.dumps(coordinates)}}}, '
            f'"properties": {properties}}}')


def rectangle(start, end, low, high):
    return [[[start, low], [end, low], [end, high], [start, high], [start, low]]]


def many(count):
    """Narrow triangles over a year, in three classes."""
    features = []
    for number in range(count):
        start = START + number * 31_536_000 // count
        low = 10 + number * 7 % 40
        ring = [[[start, low], [start + 60, low], [start + 20, low * 2], [start, low]]]
        features.append(feature(number + 1, "Polygon", ring, json.dumps({"burst_type": ["III", "II", "IV"][number % 3]})))
    return catalogue(features, f"{count} bursts")


def polygons(count):
    """Polygons of ten points with four properties, over ten years."""
    features = []
    for number in range(count):
        start, low = START + number * 315_360_000 // count, 10 + number * 7 % 40
        ring = [[start + 6 * k, round(low + number % 7 * 0.31 + 1.37 * k * (1 if k < 5 else 9 - k), 2)] for k in range(5)]
        ring += [[start + 6 * k + 9, round(low + 20 + 1.11 * k, 2)] for k in range(4, 0, -1)]
        ring = [[[moment, value] for moment, value in ring + ring[:1]]]
        properties = {"burst_type": ["III", "II", "IV"][number % 3], "peak_flux": round(number % 997 * 1.7, 1),
                      "drift_rate": round(-0.01 * (number % 313), 2), "note": f"event {number % 50}"}
        features.append(feature(number + 1, "Polygon", ring, json.dumps(properties)))
    fields = json.dumps({"burst_type": {"info": "Type", "datatype": "str", "ucd": "meta.code.class"},
                         "peak_flux": {"info": "Flux", "datatype": "float", "ucd": "phot.flux.density", "unit": "Jy"},
                         "drift_rate": {"info": "Drift", "datatype": "float", "ucd": "em.freq;arith.rate", "unit": "MHz.s**-1"},
                         "note": {"info": "Note", "datatype": "str", "ucd": "meta.note"}})
    return catalogue(features, f"{count} polygons", fields)


class Pages:
    """Makes pages with the program."""

    def __init__(self, program, folder):
        self.program = program
        self.folder = pathlib.Path(folder)

    def page(self, name, text, *options):
        source = self.folder / f"{name}.tfcat"
        source.write_text(text, encoding="utf-8")
        return self.of(name, source, *options)

    def of(self, name, *arguments):
        page = self.folder / f"{name}.html"
        subprocess.run([self.program, "view", *map(str, arguments), "-o", str(page)], check=True, stderr=subprocess.DEVNULL)
        return page

    def lint(self, text):
        return subprocess.run([self.program, "lint", "-", "--fail-on", "error"], input=text.encode(),
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)


def pixel(browser, x, y):
    return browser.ask("(() => { const c = document.getElementById('plot'); const s = c.width / c.clientWidth;"
                       f"return [...c.getContext('2d').getImageData(Math.round({x} * s), Math.round({y} * s), 1, 1).data]; }})()")


class Plane:
    """Where a place of the plane is on the canvas, for a link that says the limits of a linear picture."""

    def __init__(self, browser, start, end, low, high):
        bounds = browser.ask("(() => { const b = document.getElementById('plot').getBoundingClientRect();"
                             "return [b.left, b.top, Math.floor(b.width), Math.floor(b.height)]; })()")
        self.left, self.top, width, height = bounds
        self.margin = 56 if width < 500 else 68
        self.width, self.height = width - self.margin - 16, height - 12 - 48
        self.limits = (start, end, low, high)

    def canvas(self, moment, frequency):
        start, end, low, high = self.limits
        return (self.margin + (moment - start) / (end - start) * self.width,
                12 + (high - frequency) / (high - low) * self.height)

    def page(self, moment, frequency):
        x, y = self.canvas(moment, frequency)
        return self.left + x, self.top + y


def near(colour, wanted, tolerance=14):
    return all(abs(a - b) <= tolerance for a, b in zip(colour, wanted))


LINK = "#t=2006-09-12T09:00:00Z/2006-09-12T10:00:00Z&f=0/100000000&y=linear"


def test_drawing(pages, shots):
    """A box, a triangle, a line and a point are where their numbers say, and nothing is beside them."""
    text = catalogue([
        feature(1, "Polygon", rectangle(START + 600, START + 1200, 20, 60), '{"burst_type": "III"}'),
        feature(2, "Polygon", [[[START + 1800, 20], [START + 2400, 20], [START + 1800, 80], [START + 1800, 20]]],
                '{"burst_type": "II"}'),
        feature(3, "LineString", [[START + 2700, 90], [START + 3300, 10]], '{"burst_type": "III"}'),
        feature(4, "Point", [START + 300, 50], '{"burst_type": "IV"}'),
    ])
    page = pages.page("drawing", text)
    with Chromium() as browser:
        browser.open(page, LINK)
        browser.settle()
        plane = Plane(browser, START, START + 3600, 0, 100)
        area = pixel(browser, *plane.canvas(START + 100, 90))
        check(near(area, (251, 252, 253, 255)), f"the area of the plot has its colour: {area}")
        inside = pixel(browser, *plane.canvas(START + 900, 40))
        check(inside[2] > inside[0] + 30, f"the box is blue: {inside}")
        check(pixel(browser, *plane.canvas(START + 900, 65)) == area, "nothing is above the box")
        check(pixel(browser, *plane.canvas(START + 1250, 45)) == area, "nothing is behind the box")
        triangle = pixel(browser, *plane.canvas(START + 1900, 40))
        check(triangle[0] > triangle[2] + 30, f"the triangle is orange: {triangle}")
        check(pixel(browser, *plane.canvas(START + 2350, 70)) == area, "the triangle has its slope")
        line = pixel(browser, *plane.canvas(START + 3000, 50))
        check(line[2] > line[0] + 60, f"the line goes through its middle: {line}")
        point = pixel(browser, *plane.canvas(START + 300, 50))
        check(point[1] > point[0] + 60, f"the point is green: {point}")

        browser.click(*plane.page(START + 900, 40))
        browser.wait("document.querySelector('.event-title')?.textContent === '1'")
        check(browser.ask("document.getElementById('row-0').getAttribute('aria-selected')") == "true", "the row is selected")
        browser.settle()
        check("e=1" in browser.ask("location.hash"), "the address names the event")
        browser.click(*plane.page(START + 900, 90))
        browser.settle(0.2)
        check(browser.ask("document.querySelector('[aria-selected=true].row') === null"), "a click beside drops it")
        browser.drag(plane.page(START + 1500, 95), plane.page(START + 3500, 5), modifiers=8)
        browser.settle(0.2)
        check("2 selected" in browser.ask("document.getElementById('counts').textContent"), "a box selects two events")

        browser.ask("document.getElementById('plot').focus()")
        before = browser.ask("location.hash")
        browser.key("ArrowRight", code="ArrowRight", windowsVirtualKeyCode=39)
        browser.settle()
        check(browser.ask("location.hash") != before, "an arrow moves the picture")
        browser.ask("document.getElementById('table').focus()")
        browser.key("End", code="End", windowsVirtualKeyCode=35)
        browser.settle(0.2)
        check(browser.ask("document.querySelector('.event-title').textContent") == "3", "End goes to the last row")
        check(browser.complaints() == [], f"no complaints: {browser.complaints()}")
        if shots:
            browser.screenshot(shots / "drawing.png")


def test_hostile(pages, _):
    """What looks like HTML or a script is text."""
    evil = "</script><script>window.harmed=1</script><img src=x onerror=window.harmed=1>{{script}}&amp;"
    fields = json.dumps({evil: {"info": evil, "datatype": "str", "ucd": "meta.code.class", "unit": evil}})
    text = catalogue([feature(1, "Polygon", rectangle(START, START + 60, 1, 2), json.dumps({evil: evil})),
                      feature(2, "Point", [START, 3], json.dumps({evil: "\u2028'\"<b>"}))], evil, fields)
    page = pages.page("hostile", text)
    with Chromium() as browser:
        browser.open(page, "#e=1&q=</script><img src=x onerror=window.harmed=1>")
        browser.settle()
        check(browser.ask("window.harmed === undefined"), "no script of the catalogue runs")
        check(browser.ask("document.images.length === 0 && document.scripts.length === 2"), "no element of the catalogue is made")
        check(browser.ask("document.title") == evil, "the title is the catalogue's, letter by letter")
        check(evil in browser.ask("document.getElementById('panel-event').textContent"), "so is a value")
        check(browser.complaints() == [], f"no complaints about hostile text: {browser.complaints()}")


def test_saving(pages, _):
    """What the page saves is a catalogue and tables of the selected events, to the digit."""
    text = catalogue([
        feature(1, "Polygon", rectangle(START, START + 60.5, 1.25, 2), '{"burst_type": "=1+1", "n": 9007199254740993, "x": 1.10}'),
        feature(2, "MultiPolygon", [rectangle(START + 100, START + 160, 1, 2)], '{"burst_type": "a \\"b\\", <c>", "x": null}'),
        feature(3, "Point", [START + 300, 5], '{"burst_type": "III"}'),
    ], fields='{"burst_type": {"info": "Type", "datatype": "str", "ucd": "meta.code.class"}, '
              '"n": {"info": "N", "datatype": "int", "ucd": "meta.number"}, '
              '"x": {"info": "X", "datatype": "float", "ucd": "phot.flux.density", "unit": "Jy"}}')
    page = pages.page("saving", text)
    with Chromium() as browser:
        browser.open(page, "#e=1,2")
        browser.settle()
        browser.ask("window.saved = []; URL.createObjectURL = (blob) => { window.saved.push(blob.text()); return 'blob:none'; };"
                    "HTMLAnchorElement.prototype.click = () => {}; 1")
        for name in ("tfcat", "csv", "votable"):
            browser.ask(f"document.getElementById('save-{name}').click()")
            browser.wait(f"window.saved.length === {['tfcat', 'csv', 'votable'].index(name) + 1}")
        tfcat, csv, votable = browser.ask("Promise.all(window.saved)")
        check(len(json.loads(tfcat)["features"]) == 2, "two events are saved")
        check("9007199254740993" in tfcat and "1.10" in tfcat and "null" in tfcat, "numbers keep their digits")
        lint = pages.lint(tfcat)
        check(lint.returncode == 0, f"the saved catalogue is sound: {lint.stdout.decode()}")
        rows = csv.split("\r\n")
        check(len(rows) == 4 and rows[0].startswith("id,time_min,time_max"), f"the CSV has a head and two rows: {rows[:1]}")
        check(all(f",{kind}," in row for kind, row in zip(["Polygon", "MultiPolygon"], rows[1:])),
              f"the types of geometries are those of the catalogue: {rows[1:]}")
        check("'=1+1" in csv and '"a ""b"", <c>"' in csv and "1.25" not in csv.split("\n")[0], "cells are escaped")
        check("9007199254740993" in csv and "2006-09-12T09:01:00.500000Z" in csv, "the CSV has the digits, too")
        check("&lt;c&gt;" in votable and 'nrows="2"' in votable and votable.count("<TR>") == 2, "the VOTable has two rows")
        check(browser.complaints() == [], f"no complaints while saving: {browser.complaints()}")


def test_filters(pages, shots):
    """Search, values and brushes leave what they should, in picture, table and link."""
    page = pages.page("filters", many(3000))
    with Chromium() as browser:
        browser.open(page)
        counts = "document.getElementById('counts').textContent"
        check("3\u202f000 of 3\u202f000" in browser.ask(counts), "all events are there")
        check(browser.ask("document.querySelectorAll('#rows .row').length < 60"), "only rows that are seen are made")
        browser.ask("document.querySelector('.values input').click()")
        browser.wait(f"{counts}.startsWith('1\u202f000 of')")
        bounds = browser.ask("(() => { const b = document.querySelector('.histogram').getBoundingClientRect(); return [b.left, b.top, b.width]; })()")
        browser.drag((bounds[0] + bounds[2] / 2, bounds[1] + 20), (bounds[0] + bounds[2] + 5, bounds[1] + 20))
        browser.settle()
        number = int(browser.ask(counts).split(" of")[0].replace("\u202f", ""))
        check(490 <= number <= 510, f"half of the time has half of the events: {number}")
        link = browser.ask("location.hash")
        if shots:
            browser.screenshot(shots / "filters.png")
        browser.open(page, link)
        browser.settle()
        check(browser.ask(counts).startswith(str(number)), "a link has the filters")
        check(browser.complaints() == [], f"no complaints about filters: {browser.complaints()}")


def test_findings(pages, shots):
    """The example with mistakes is shown, with what the linter says where it is."""
    page = pages.of("broken", ROOT / "examples/broken.tfcat.json")
    with Chromium() as browser:
        browser.open(page)
        check(browser.ask("Number(document.getElementById('finding-count').textContent)") > 10, "the findings are told")
        browser.ask("document.getElementById('tab-findings').click();"
                    "[...document.querySelectorAll('button.finding')].find((b) => b.textContent.includes('TFC307')).click()")
        browser.wait("document.querySelector('.event-title')?.textContent === '2'")
        check("TFC307" in browser.ask("document.getElementById('panel-event').textContent"), "its event tells it again")
        check(browser.complaints() == [], f"no complaints about findings: {browser.complaints()}")
        if shots:
            browser.settle()
            browser.screenshot(shots / "findings.png")


def test_devices(pages, shots):
    """Phones need no scrolling to the side, dark pages are dark, and an empty catalogue says so."""
    page = pages.of("solar", ROOT / "examples/solar-bursts.tfcat.json")
    with Chromium(390, 844, scale=2, touch=True) as browser:
        browser.open(page)
        browser.settle()
        check(browser.ask("document.documentElement.scrollWidth <= 390"), "a phone does not scroll to the side")
        check(browser.complaints() == [], f"no complaints on a phone: {browser.complaints()}")
        if shots:
            browser.screenshot(shots / "phone.png")
    with Chromium(dark=True) as browser:
        browser.open(page)
        browser.settle()
        corner = pixel(browser, 2, 2)
        check(sum(corner[:3]) < 120, f"a dark page is dark: {corner}")
        if shots:
            browser.screenshot(shots / "dark.png")
        browser.open(pages.page("empty", catalogue([], "None")))
        check("no events" in browser.ask("document.getElementById('plot-empty').textContent"), "an empty catalogue says so")
        check(browser.complaints() == [], f"no complaints about nothing: {browser.complaints()}")
        printed = browser.call("Page.printToPDF", landscape=True, printBackground=True)["data"]
        check(len(printed) > 1000, "the page can be printed")


def spectrum():
    """Ten minutes of 20 to 80 MHz as text: 1 everywhere, 100 above 50 MHz from 120 to 180 s, nothing from 300 to 420 s."""
    lines = ["time/MHz,25,35,45,55,65,75"]
    for second in range(0, 600, 5):
        if not 300 <= second < 420:
            moment = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(START + second))
            lines.append(",".join([moment, "1", "1", "1"] + ["100" if 120 <= second < 180 else "1"] * 3))
    return "\n".join(lines) + "\n"


def png(rows):
    """A PNG of rows of colours."""
    def block(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    pixels = b"".join(b"\0" + bytes(sum(row, ())) for row in rows)
    head = struct.pack(">IIBBBBB", len(rows[0]), len(rows), 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + block(b"IHDR", head) + block(b"IDAT", zlib.compress(pixels)) + block(b"IEND", b"")


FAINT, BRIGHT, BLANK = (0xDC, 0xE6, 0xEE), (0x0B, 0x1A, 0x30), (251, 252, 253)


def test_background(pages, shots):
    """A spectrum under the events: each intensity where it was measured, gaps blank, on both axes, zoomed, hidden, in the dark."""
    grid = pages.folder / "grid.csv"
    grid.write_text(spectrum(), encoding="utf-8")
    text = catalogue([feature(1, "Polygon", rectangle(START + 200, START + 260, 30, 60), '{"burst_type": "III"}'),
                      feature(2, "Point", [START + 86400, 500], '{"burst_type": "II"}')])
    page = pages.page("background", text, "--background", grid)
    times = "t=2006-09-12T09:00:00Z/2006-09-12T09:10:00Z"

    def probe(browser, plane, what, places):
        for (second, height), wanted in places:
            seen = pixel(browser, *plane.canvas(START + second, height))
            check(near(seen, wanted, 3), f"{what}: {second} s, {height}: {seen}, not {wanted}")
    # Beside the lines of the grid.
    places = [((150, 65), BRIGHT), ((150, 35), FAINT), ((100, 65), FAINT), ((190, 65), FAINT), ((355, 54), BLANK),
              ((500, 54), FAINT), ((125, 78), BRIGHT), ((150, 52), BRIGHT), ((150, 48), FAINT)]
    with Chromium(1280, 800) as browser:
        browser.open(page)
        browser.settle()
        # Without a link the picture shows what the spectrum covers, and Fit shows all.
        link = browser.ask("decodeURIComponent(location.hash)")
        check("t=2006-09-12T08:59:58Z/2006-09-12T09:09:58Z" in link and "f=20000000/80000000" in link, f"the limits: {link}")
        check("Intensity" in browser.ask("document.getElementById('legend').textContent"), "the legend has a scale")
        for system in ("utc", "mjd"):
            browser.open(page, f"#{times}&f=20000000/80000000&y=linear&s={system}")
            browser.settle()
            plane = Plane(browser, START, START + 600, 20, 80)
            probe(browser, plane, system, places)
            edge = pixel(browser, *plane.canvas(START + 200, 45))
            check(edge[0] > edge[2] + 100, f"the event has its outline: {edge}")
            check(near(pixel(browser, *plane.canvas(START + 230, 45)), FAINT, 60), "the event lets the spectrum through")
        if shots:
            browser.screenshot(shots / "background.png")
        browser.open(page, f"#{times}&f=20000000/80000000&y=log")
        browser.settle()
        low, high = math.log(20), math.log(80)
        probe(browser, Plane(browser, START, START + 600, low, high), "logarithmic",
              [((second, math.log(value)), wanted) for (second, value), wanted in places])
        browser.open(page, "#t=2006-09-12T09:02:50Z/2006-09-12T09:03:10Z&f=48000000/52000000&y=linear")
        browser.settle()
        probe(browser, Plane(browser, START + 170, START + 190, 48, 52), "zoomed",
              [((171.3, 51.2), BRIGHT), ((176.8, 51.2), BRIGHT), ((178.9, 51.2), FAINT), ((171.3, 48.8), FAINT)])
        browser.drag((600, 300), (300, 300))
        browser.wheel(500, 300, -200)
        browser.ask("document.getElementById('plot').focus()")
        browser.key("b")
        browser.settle()
        check("b=off" in browser.ask("location.hash"), "the address tells that it is hidden")
        check("Intensity" not in browser.ask("document.getElementById('legend').textContent"), "the scale goes with it")
        browser.open(page, f"#{times}&f=20000000/80000000&y=linear&b=off")
        browser.settle()
        plane = Plane(browser, START, START + 600, 20, 80)
        probe(browser, plane, "hidden", [((150, 65), BLANK)])
        browser.click(*browser.ask("(() => { const b = document.getElementById('background').getBoundingClientRect();"
                                   "return [b.left + 5, b.top + 5]; })()"))
        browser.settle()
        probe(browser, plane, "shown again", places)
        check(browser.complaints() == [], f"no complaints: {browser.complaints()}")
    for size, options in (((390, 844), {"scale": 2, "touch": True}), ((1280, 800), {"dark": True})):
        with Chromium(*size, **options) as browser:
            browser.open(page, f"#{times}&f=20000000/80000000&y=linear")
            browser.settle()
            plane = Plane(browser, START, START + 600, 20, 80)
            # Dark pages get brighter where light ones get darker.
            probe(browser, plane, str(options), [((150, 65), FAINT), ((150, 35), BRIGHT)] if "dark" in options else places[:6])
            check(browser.complaints() == [], f"no complaints: {browser.complaints()}")
            if shots:
                browser.screenshot(shots / ("background-dark.png" if "dark" in options else "background-phone.png"))
    red, green, blue, white = (255, 0, 0), (0, 160, 0), (0, 0, 255), (255, 255, 255)
    image = pages.folder / "image.png"
    image.write_bytes(png([[red, green], [blue, white]]))
    for band, corners in (("20/80", (red, green, blue, white)), ("80/20", (blue, white, red, green))):
        page = pages.page("image", text, "--background", image, "--background-time", "2006-09-12T09:00/2006-09-12T09:10",
                          "--background-frequency", band)
        with Chromium() as browser:
            browser.open(page, f"#{times}&f=20000000/80000000&y=linear")
            browser.settle()
            probe(browser, Plane(browser, START, START + 600, 20, 80), f"an image {band}",
                  list(zip([(130, 73), (505, 73), (130, 27), (505, 27)], corners)))
            check(browser.complaints() == [], f"no complaints: {browser.complaints()}")


def text_of(browser, selector):
    return browser.ask(f"document.querySelector({json.dumps(selector)})?.textContent ?? ''")


def test_looking(pages, _):
    """Hover, search, axes, the table and the picture, and links do what a reader expects of them."""
    text = catalogue([
        feature(1, "Polygon", rectangle(START + 600, START + 1200, 20, 60), '{"burst_type": "III", "observer": "Nançay"}'),
        feature(2, "Polygon", rectangle(START + 1800, START + 2400, 30, 50), '{"burst_type": "II", "observer": "Culgoora"}'),
        feature(3, "Polygon", rectangle(START + 90000, START + 90600, 30, 50), '{"burst_type": "II", "observer": "Learmonth"}'),
    ], fields='{"burst_type": {"info": "Type", "datatype": "str", "ucd": "meta.code.class"}, '
              '"observer": {"info": "Who", "datatype": "str", "ucd": "meta.id"}}')
    page = pages.page("looking", text)
    with Chromium() as browser:
        browser.open(page, LINK)
        browser.settle()
        plane = Plane(browser, START, START + 3600, 0, 100)
        browser.mouse("mouseMoved", *plane.page(START + 900, 40))
        browser.wait("!document.getElementById('tip').hidden")
        tip = text_of(browser, "#tip")
        check("III" in tip and "2006-09-12 09:10:00 UTC" in tip and "20 – 60 MHz" in tip, f"a hover tells of the event: {tip}")
        check(browser.ask("document.getElementById('row-0').classList.contains('hovered')"), "a hover marks the row")
        browser.mouse("mouseMoved", *plane.page(START + 900, 90))
        browser.wait("document.getElementById('tip').hidden")
        # A row that is pointed at is marked in the picture, and one that is clicked on comes into view.
        before = pixel(browser, *plane.canvas(START + 600, 40))
        browser.ask("document.getElementById('row-0').dispatchEvent(new PointerEvent('pointerover', {bubbles: true}))")
        browser.settle()
        check(pixel(browser, *plane.canvas(START + 600, 40)) != before, "a row that is pointed at is marked in the picture")
        browser.ask("document.getElementById('row-2').click()")
        browser.settle()
        check("2006-09-13T" in browser.ask("decodeURIComponent(location.hash)"), "a row that is clicked on comes into view")
        check(text_of(browser, ".event-title") == "3", "and is told of")

        browser.ask("const s = document.getElementById('search'); s.value = 'nançay'; s.dispatchEvent(new Event('input'))")
        browser.wait("document.getElementById('counts').textContent.startsWith('1 of 3')")
        check(text_of(browser, "#rows .row").startswith("1"), "the search finds a text")
        browser.ask("document.getElementById('clear-filters').click()")
        browser.wait("document.getElementById('counts').textContent.startsWith('3 of 3')")

        browser.ask("const t = document.getElementById('system'); t.value = 'mjd'; t.dispatchEvent(new Event('change'));"
                    "document.getElementById('scale').click(); document.getElementById('fit').click();"
                    "const c = document.getElementById('colour'); c.value = 'observer'; c.dispatchEvent(new Event('change'))")
        browser.wait("document.querySelector('.legend-title')?.textContent === 'observer'")
        browser.settle()
        link = browser.ask("location.hash")
        check(all(part in link for part in ("s=mjd", "y=log", "c=observer")), f"the address says how one looks: {link}")
        browser.open(page, link)
        browser.settle()
        check(browser.ask("document.getElementById('scale').textContent") == "log" and text_of(browser, ".legend-title") == "observer"
              and browser.ask("document.getElementById('system').value") == "mjd", "a link shows it so again")
        browser.key("?", text="?")
        browser.wait("document.getElementById('help').open")
        check(browser.complaints() == [], f"no complaints while looking: {browser.complaints()}")


def test_touch(pages, _):
    """One finger moves the picture, two stretch it, and a tap tells of an event."""
    text = catalogue([feature(1, "Polygon", rectangle(START + 600, START + 3000, 20, 80), '{"burst_type": "III"}')])
    with Chromium(390, 844, touch=True) as browser:
        browser.open(pages.page("touch", text), LINK)
        browser.settle()

        def view():
            start, end = browser.ask("new URLSearchParams(location.hash.slice(1)).get('t')").split("/")
            return browser.ask(f"[Date.parse('{start}'), Date.parse('{end}')]")

        def touch(kind, *points):
            browser.call("Input.dispatchTouchEvent", type=kind, touchPoints=[{"x": x, "y": y, "id": k} for k, (x, y) in enumerate(points)])

        x, y = Plane(browser, START, START + 3600, 0, 100).page(START + 1800, 50)
        touch("touchStart", (x, y))
        touch("touchEnd")
        browser.wait("document.querySelector('.event-title')?.textContent === '1'")
        first = view()
        touch("touchStart", (x, y))
        for step in range(1, 6):
            touch("touchMove", (x + 20 * step, y))
        touch("touchEnd")
        browser.settle()
        moved = view()
        check(moved[0] < first[0] and abs((moved[1] - moved[0]) - (first[1] - first[0])) < 5000, f"a finger moves time: {first} {moved}")
        touch("touchStart", (x - 30, y), (x + 30, y))
        for step in range(1, 6):
            touch("touchMove", (x - 30 - 10 * step, y), (x + 30 + 10 * step, y))
        touch("touchEnd")
        browser.settle()
        stretched = view()
        check(stretched[1] - stretched[0] < (moved[1] - moved[0]) * 0.6, f"two fingers stretch time: {moved} {stretched}")
        check(browser.complaints() == [], f"no complaints about fingers: {browser.complaints()}")


def measure(pages, path):
    """How long a page takes: the first picture, and frames while it is moved."""
    began = time.monotonic()
    page = pages.of("timed", path)
    print(f"made in {time.monotonic() - began:.1f} s; page: {page.stat().st_size / 1e6:.1f} MB (bar: 10)")
    with Chromium(1440, 900) as browser:
        browser.open(page)
        print(f"first picture: {browser.ask('document.documentElement.dataset.first')} ms (bar: 1000)")
        browser.settle()
        browser.ask("window.f = []; (function next(t) { window.f.push(t); requestAnimationFrame(next); })(0); 1")

        def rate(name, action):
            browser.ask("window.f.length = 0; 1")
            action()
            frames = browser.ask("window.f")
            gaps = sorted(b - a for a, b in zip(frames, frames[1:]))
            print(f"{name}: {1000 * len(gaps) / sum(gaps):.0f} frames a second, the slowest of 20 within {gaps[len(gaps) * 19 // 20]:.0f} ms")

        def wheel(delta):
            for _ in range(60):
                browser.wheel(600, 300, delta)
                time.sleep(0.01)
        rate("pan", lambda: [browser.drag((700, 300), (400, 310), 60), browser.drag((400, 300), (700, 310), 60)])
        rate("zoom in", lambda: wheel(-40))
        rate("zoom out", lambda: wheel(40))
        rate("hover", lambda: [browser.mouse("mouseMoved", 200 + 6 * step, 300) for step in range(100)])
        # A click is answered when the next frame has been drawn.
        browser.ask("""window.clicks = []; addEventListener('pointerup', () => { const began = performance.now();
            requestAnimationFrame(() => setTimeout(() => window.clicks.push(performance.now() - began), 0)); }, true); 1""")
        for step in range(20):
            browser.click(200 + 30 * step, 250 + 5 * step)
            browser.settle(0.1)
        clicks = sorted(browser.ask("window.clicks"))
        print(f"click: {clicks[len(clicks) // 2]:.0f} ms, the slowest of 20 {clicks[-1]:.0f} ms")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--screenshots", type=pathlib.Path)
    parser.add_argument("--time", metavar="CATALOGUE")
    parser.add_argument("--make", type=int, metavar="EVENTS", help="prints a catalogue of so many events")
    arguments = parser.parse_args()
    if arguments.make:
        print(polygons(arguments.make))
        return
    if arguments.screenshots:
        arguments.screenshots.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        pages = Pages(arguments.program, folder)
        if arguments.time:
            measure(pages, arguments.time)
            return
        for test in (test_drawing, test_hostile, test_saving, test_looking, test_touch, test_filters, test_findings, test_devices,
                     test_background):
            test(pages, arguments.screenshots)
    if failures:
        sys.exit(1)
    print("all as it should be")


if __name__ == "__main__":
    main()
