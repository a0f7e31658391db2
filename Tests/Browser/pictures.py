#!/usr/bin/env python3
"""Opens each kind of picture and page in headless Chromium and compares what is seen with recorded pictures; looks with
pixel probes whether known events are where they should be, and whether the browser has anything to complain of.

    pictures.py PROGRAM [--record] [--keep FOLDER]

Prints what is wrong, and ends with 1 then. Letters differ from machine to machine: pictures are compared at a quarter of
their size, and may differ a little. --record writes the recorded pictures anew; --keep keeps what was seen."""

import argparse
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

from chromium import Chromium
from view_page import LINK, START, Pages, Plane, catalogue, feature, many, near, pixel, rectangle, spectrum

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
RECORDED = pathlib.Path(__file__).resolve().parent / "Pictures"
# The mean difference of a channel, of 255, and the share of places of another colour.
TOLERANCE = (7, 0.04)
failures = []


def check(holds, what):
    if not holds:
        failures.append(what)
        print(f"failed: {what}")


class Looks:
    """Compares what is seen with what was recorded."""

    def __init__(self, records, keep):
        self.records, self.keep = records, keep

    def at(self, browser, name):
        # Nothing is pointed at.
        browser.mouse("mouseMoved", 1, 1)
        browser.settle()
        check(browser.complaints() == [], f"{name}: no complaints: {browser.complaints()}")
        seen = browser.picture()
        browser.call("Emulation.setScriptExecutionDisabled", value=False)
        if self.keep:
            (self.keep / f"{name}.png").write_bytes(seen)
        recorded = RECORDED / f"{name}.png"
        if self.records:
            recorded.write_bytes(seen)
            return
        if not recorded.exists():
            check(False, f"{name}: no picture is recorded: --record does it")
            return
        # The page of a test may load nothing: pictures are compared on an empty one.
        browser.navigate("about:blank")
        mean, share = browser.difference(seen, recorded.read_bytes())
        check(mean <= TOLERANCE[0] and share <= TOLERANCE[1],
              f"{name}: it looks as recorded: it differs by {mean:.1f} of 255, {share:.1%} of it are of another colour")


def known_events():
    return catalogue([
        feature(1, "Polygon", rectangle(START + 600, START + 1200, 20, 60), '{"burst_type": "III"}'),
        feature(2, "Polygon", [[[START + 1800, 20], [START + 2400, 20], [START + 1800, 80], [START + 1800, 20]]],
                '{"burst_type": "II"}'),
        feature(3, "LineString", [[START + 2700, 90], [START + 3300, 10]], '{"burst_type": "III"}'),
        feature(4, "Point", [START + 300, 50], '{"burst_type": "IV"}'),
        feature(5, "Polygon", [rectangle(START + 2500, START + 2900, 60, 95)[0], rectangle(START + 2600, START + 2800, 70, 85)[0]],
                '{"burst_type": "IV"}'),
    ], "Known events")


def test_pages(pages, looks):
    """The page on a laptop, in the dark and on a phone, and with findings."""
    page = pages.of("solar", ROOT / "examples/solar-bursts.tfcat.json")
    for name, options, size in (("laptop", {}, (640, 400)), ("dark", {"dark": True}, (640, 400)),
                                ("phone", {"touch": True}, (320, 480))):
        with Chromium(*size, **options) as browser:
            if name != "phone":
                # As wide as a laptop, drawn at half the size.
                browser.resize(size[0] * 2, size[1] * 2, 0.5)
            browser.open(page)
            looks.at(browser, name)
    with Chromium() as browser:
        browser.resize(1280, 800, 0.5)
        browser.open(pages.of("broken", ROOT / "examples/broken.tfcat.json"))
        browser.ask("document.getElementById('tab-findings').click()")
        looks.at(browser, "findings")
    grid = pages.folder / "grid.csv"
    grid.write_text(spectrum(), encoding="utf-8")
    event = feature(1, "Polygon", rectangle(START + 110, START + 190, 48, 79), '{"burst_type": "III"}')
    with Chromium() as browser:
        browser.resize(1280, 800, 0.5)
        browser.open(pages.page("over-the-data", catalogue([event]), "--background", grid))
        looks.at(browser, "background")


def test_sizes(pages, looks):
    """A hundred, ten thousand and a hundred thousand events."""
    took = 0
    for number in (100, 10_000, 100_000):
        if number == 100_000 and took > 8:
            print(f"skipped: 100 000 events; the page of 10 000 takes {took:.0f} s, as this program was built without optimization")
            continue
        start = time.monotonic()
        page = pages.page(f"events-{number}", many(number))
        took = time.monotonic() - start
        check(page.stat().st_size < 10_000_000, f"the page of {number} events has less than 10 MB: {page.stat().st_size}")
        with Chromium() as browser:
            browser.resize(1280, 800, 0.5)
            browser.open(page)
            shown = browser.ask("document.getElementById('counts').textContent").replace("\\u202f", "").replace("\u202f", "")
            check(shown.startswith(f"{number} of {number} "), f"all {number} events are shown: {shown}")
            # The last event is known: the picture has its colour where it ends in time.
            browser.click(*middle_of(browser, number))
            browser.wait("document.querySelector('.event-title') !== null")
            browser.key("Escape")
            looks.at(browser, f"events-{number}")


def middle_of(browser, number):
    """Where the event in the middle of the table lies on the page, once the picture shows it alone."""
    i = number // 2
    start = START + i * 31_536_000 // number
    low = 10 + i * 7 % 40
    moment = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(start - 60))
    end = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(start + 120))
    home = browser.ask("location.hash")
    browser.ask(f"location.hash = '#t={moment}/{end}&f=0/100000000&y=linear'")
    browser.settle()
    place = Plane(browser, start - 60, start + 120, 0, 100).page(start + 20, low + 2)
    seen = pixel(browser, *Plane(browser, start - 60, start + 120, 0, 100).canvas(start + 20, low + 2))
    check(max(seen[:3]) - min(seen[:3]) > 40, f"the event in the middle of {number} is where it should be: {seen}")
    browser.click(*place)
    browser.wait(f"document.querySelector('.event-title')?.textContent === '{i + 1}'")
    browser.ask(f"location.hash = '{home or '#'}'; document.getElementById('fit').click()")
    browser.settle()
    return place


def test_plots(pages, looks):
    """The pictures of `tfcat plot`: known events are where their numbers say, in all styles."""
    source = pages.folder / "known.tfcat"
    source.write_text(known_events(), encoding="utf-8")
    cases = {
        "plot-light": [], "plot-dark": ["--style", "dark"], "plot-print": ["--style", "print"],
        "plot-facet": ["--facet", "burst_type"], "plot-summary": ["--summary", "--label", "id"],
    }
    for name, options in cases.items():
        picture = pages.folder / f"{name}.svg"
        subprocess.run([pages.program, "plot", source, "-o", picture, *options], check=True, stderr=subprocess.DEVNULL)
        with Chromium(960, 560) as browser:
            browser.resize(960, 560, 0.5)
            browser.navigate(picture.as_uri())
            looks.at(browser, name)
    png = pages.folder / "known.png"
    subprocess.run([pages.program, "plot", source, "-o", png, "--size", "480x300"], check=True, stderr=subprocess.DEVNULL)
    with Chromium() as browser:
        corner, *_ = browser.pixels(png.read_bytes(), [[0, 0]])
        check(len(corner) == 4, "the PNG can be read")


def test_outlines(pages, looks):
    """STILTS, which draws as TOPCAT does, draws the outlines of VOTables: of `tfcat convert`, and of the page."""
    if not shutil.which("stilts"):
        print("skipped: the outlines in STILTS, which is not installed")
        return
    source = pages.folder / "known.tfcat"
    source.write_text(known_events(), encoding="utf-8")
    converted = pages.folder / "converted.vot"
    subprocess.run([pages.program, "convert", source, "--to", "votable", "-o", converted], check=True, stderr=subprocess.DEVNULL)
    saved = pages.folder / "saved.vot"
    with Chromium() as browser:
        browser.open(pages.of("known", source))
        browser.ask("window.saved = []; URL.createObjectURL = (blob) => { window.saved.push(blob.text()); return 'blob:none'; };"
                    "HTMLAnchorElement.prototype.click = () => {}; document.getElementById('save-votable').click()")
        browser.wait("window.saved.length === 1")
        saved.write_text(browser.ask("window.saved[0]"), encoding="utf-8")
        browser.navigate("about:blank")
        # MJD of START, and the hour after it.
        day = START / 86400 + 40587
        for table in (converted, saved):
            lint = subprocess.run(["stilts", "votlint", table], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
            check(lint.returncode == 0 and "ERROR" not in lint.stdout, f"{table.name}: votlint has nothing to say: {lint.stdout}")
            drawn = pages.folder / "drawn.png"
            run = subprocess.run(
                ["stilts", "plot2plane", "layer=area", f"in={table}", "ifmt=votable", "area=outline", "areatype=POLYGON", "shading=flat",
                 "color=red", "polymode=fill", f"xmin={day}", f"xmax={day + 1 / 24}", "ymin=0", "ymax=1e8", "xpix=360", "ypix=200",
                 "insets=0,0,0,0", "omode=out", f"out={drawn}"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
            check(run.returncode == 0, f"{table.name}: STILTS draws it: {run.stdout}")
            probes = {"the box": (900, 40, True), "above the box": (900, 65, False), "the triangle": (1900, 40, True),
                      "beside the triangle": (2350, 70, False), "the line, which has no area": (3000, 50, False),
                      "the frame": (2550, 80, True), "the hole in the frame": (2700, 78, False), "the frame behind its hole": (2850, 80, True)}
            colours = browser.pixels(drawn.read_bytes(), [[second // 10, 200 - megahertz * 2] for second, megahertz, _ in probes.values()])
            for (what, (_, _, isDrawn)), colour in zip(probes.items(), colours):
                check((colour[0] - colour[1] > 100) == isDrawn, f"{table.name}: {what}: {colour}")


def test_landing_page(pages, looks):
    """The page of a data package: the viewer in it, the still picture on paper and without scripts."""
    source = ROOT / "examples/solar-bursts.tfcat.json"
    package = pages.folder / "package"
    subprocess.run([
        pages.program, "package", source, "-o", package, "--service", "bursts", "--title", "Bursts", "--description",
        "Radio bursts of one day, as an example of what a package of a catalogue looks like.", "--creator", "Family, Given",
        "--subject", "solar-physics", "--licence", "CC-BY-4.0", "--publisher", "Observatory", "--contact", "Given Family",
        "--contact-email", "given@example.org", "--date", "2024-05-01", "--doi", "10.25935/bync-2m17"],
        check=True, stderr=subprocess.PIPE)
    index = (package / "index.html").as_uri()
    with Chromium() as browser:
        browser.resize(1000, 1000, 0.5)
        browser.navigate(index)
        browser.wait("document.querySelector('iframe').contentWindow.length === 0")
        browser.settle(2)
        check(browser.ask("getComputedStyle(document.querySelector('img')).display") == "none", "the still picture is not shown")
        looks.at(browser, "landing")
        browser.navigate(index)
        browser.call("Emulation.setEmulatedMedia", media="print")
        check(browser.ask("getComputedStyle(document.querySelector('iframe')).display") == "none", "paper has no viewer")
        check(browser.ask("getComputedStyle(document.querySelector('img')).display") == "block", "paper has the still picture")
        check(browser.ask("document.querySelector('img').naturalWidth > 0"), "the still picture is loaded")
        browser.call("Emulation.setEmulatedMedia", media="screen")
        browser.call("Emulation.setScriptExecutionDisabled", value=True)
        browser.call("Page.navigate", url="about:blank")
        browser.call("Page.navigate", url=index)
        browser.settle(1.5)
        looks.at(browser, "landing-without-scripts")


TESTS = (test_pages, test_sizes, test_plots, test_outlines, test_landing_page)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--record", action="store_true", help="writes the recorded pictures anew")
    parser.add_argument("--keep", type=pathlib.Path, help="keeps what was seen in a folder")
    parser.add_argument("--only", help="the part of a test's name")
    arguments = parser.parse_args()
    for folder in (arguments.keep, RECORDED):
        if folder:
            folder.mkdir(parents=True, exist_ok=True)
    looks = Looks(arguments.record, arguments.keep)
    with tempfile.TemporaryDirectory() as folder:
        pages = Pages(arguments.program, folder)
        for test in TESTS:
            if arguments.only is None or arguments.only in test.__name__:
                test(pages, looks)
    if failures:
        sys.exit(1)
    print("all as it should be")


if __name__ == "__main__":
    main()
