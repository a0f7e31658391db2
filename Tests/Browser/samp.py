#!/usr/bin/env python3
"""Proves against a real SAMP hub that a served page sends tables and follows other programs: the page in headless
Chromium, a hub with the Web Profile (JSAMP of Debian's libjsamp-java, or astropy's), and another client of it.

    samp.py PROGRAM

Prints what is wrong, and ends with 1 then; with 77 where there is no hub to be had."""

import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
import xml.etree.ElementTree
import xmlrpc.client

from chromium import Chromium, find
from served import Served
from view_page import START, catalogue, feature, rectangle

PORT = 21012
JSAMP = pathlib.Path("/usr/share/java/jsamp.jar")
ASTROPY_HUB = """
import sys, time
from astropy.samp import SAMPHubServer, WebProfileDialog
class Yes(WebProfileDialog):
    def show_dialog(self, *details): self.consent()
hub = SAMPHubServer(web_profile=True, web_profile_dialog=Yes(), web_port=21012, label="test", mode="multiple")
dialog = hub._web_profile_dialog
hub.start()
while True:
    dialog.handle_queue()
    time.sleep(0.05)
"""
failures = []


def check(holds, what):
    if not holds:
        failures.append(what)
        print(f"failed: {what}")


def is_open():
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", PORT)) == 0


def hubs():
    """The commands of the hubs that are installed, by name."""
    found = {}
    if JSAMP.exists() and shutil.which("java"):
        found["JSAMP"] = ["java", "-cp", str(JSAMP), "org.astrogrid.samp.JSamp", "hub", "-mode", "no-gui", "-profiles", "web",
                          "-web:auth", "true"]
    for python in (os.environ.get("TFCAT_PYTHON"), "python3", "/usr/bin/python3"):
        if python and shutil.which(python) and subprocess.run(
                [python, "-c", "import astropy.samp"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0:
            found["astropy"] = [python, "-c", ASTROPY_HUB]
            break
    return found


class Hub:
    """A hub that runs; a context manager."""

    def __init__(self, command):
        self.command = command

    def __enter__(self):
        # Files of the hub stay in a folder of their own.
        self.home = tempfile.mkdtemp(prefix="tfcat-samp-")
        lock = pathlib.Path(self.home, "samp").as_uri()
        self.process = subprocess.Popen(
            self.command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env={**os.environ, "HOME": self.home, "SAMP_HUB": f"std-lockurl:{lock}"})
        end = time.monotonic() + 60
        while not is_open():
            if self.process.poll() is not None or time.monotonic() > end:
                raise RuntimeError("the hub does not start")
            time.sleep(0.1)
        return self

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.home, ignore_errors=True)


class Program:
    """Another client of the hub, such as TOPCAT: it takes tables, and tells of rows."""

    def __init__(self, name="Table program", mtypes=("table.load.votable", "table.highlight.row", "table.select.rowList")):
        self.hub = xmlrpc.client.ServerProxy(f"http://localhost:{PORT}/", headers=[("Origin", "http://example.org")]).samp.webhub
        self.key = self.hub.register({"samp.name": name})["samp.private-key"]
        self.hub.declareMetadata(self.key, {"samp.name": name})
        self.hub.allowReverseCallbacks(self.key, "1")
        self.hub.declareSubscriptions(self.key, {mtype: {} for mtype in mtypes})
        self.messages = []

    def wait(self, mtype, patience=20):
        """The parameters of the next message of that type."""
        end = time.monotonic() + patience
        while time.monotonic() < end:
            for number, message in enumerate(self.messages):
                if message["samp.mtype"] == mtype:
                    return self.messages.pop(number)["samp.params"]
            for callback in self.hub.pullCallbacks(self.key, "1"):
                if callback["samp.methodName"].split(".")[-1] in ("receiveNotification", "receiveCall"):
                    self.messages.append(callback["samp.params"][-1])
        return None

    def send(self, mtype, parameters):
        return self.hub.notifyAll(self.key, {"samp.mtype": mtype, "samp.params": parameters})

    def leave(self):
        self.hub.unregister(self.key)


def rows_of(address):
    """The rows of a VOTable at an address, by the names of their columns."""
    with urllib.request.urlopen(address, timeout=10) as answer:
        check(answer.headers["Content-Type"] == "application/x-votable+xml", "the table has its media type")
        root = xml.etree.ElementTree.fromstring(answer.read())
    space = "{http://www.ivoa.net/xml/VOTable/v1.3}"
    names = [field.get("name") for field in root.iter(f"{space}FIELD")]
    return [dict(zip(names, (cell.text for cell in row))) for row in root.iter(f"{space}TR")]


def use(program, folder):
    source = pathlib.Path(folder, "bursts.tfcat")
    source.write_text(catalogue([
        feature(number, "Polygon", rectangle(START + number * 100, START + number * 100 + 60, 20, 40), '{"burst_type": "III"}')
        for number in range(1, 6)]), encoding="utf-8")
    served = Served(program, source)
    with served, Chromium() as browser:
        browser.open(served.address)
        other = Program()
        counts = "document.getElementById('counts').textContent"
        browser.ask("document.getElementById('samp').open = true; document.getElementById('samp-all').click()")
        sent = other.wait("table.load.votable")
        check(sent is not None, "the table is sent")
        if sent is None:
            print(browser.ask("document.getElementById('message').textContent"), browser.complaints())
            return
        check(sent["url"].startswith(served.address + "tables/") and sent["name"] == "Bursts", f"the message says what it is: {sent}")
        rows = rows_of(sent["url"])
        check([row["id"] for row in rows] == ["1", "2", "3", "4", "5"], "the table has all events")
        if shutil.which("stilts"):
            # STILTS reads tables by the library of TOPCAT.
            count = subprocess.run(["stilts", "tpipe", f"in={sent['url']}", "ifmt=votable", "omode=count"],
                                   stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
            check("rows: 5" in count.stdout, f"STILTS reads the table from its address: {count.stdout}")
        browser.wait("document.getElementById('message').textContent.startsWith('5 events sent to 1 program')")

        browser.ask("document.querySelector('[data-event=\"2\"]').click()")
        row = other.wait("table.highlight.row")
        check(row and row["row"] == "2" and row["url"] == sent["url"] and row["table-id"] == sent["table-id"], f"a click is told: {row}")
        browser.ask("document.querySelector('[data-event=\"4\"]').dispatchEvent(new MouseEvent('click', {bubbles: true, ctrlKey: true}))")
        chosen = other.wait("table.select.rowList")
        check(chosen and chosen["row-list"] == ["2", "4"], f"a selection is told: {chosen}")

        about = {"table-id": sent["table-id"], "url": sent["url"]}
        other.messages.clear()
        other.send("table.highlight.row", {**about, "row": "0"})
        browser.wait("document.querySelector('.event-title')?.textContent === '1'")
        other.send("table.select.rowList", {**about, "row-list": ["1", "3", "4"]})
        browser.wait(f"{counts}.includes('3 selected')")
        other.send("table.select.rowList", {"table-id": "another", "url": "http://127.0.0.1/", "row-list": ["0"]})
        other.send("table.highlight.row", {**about, "row": "99"})
        browser.settle(1.5)
        check("3 selected" in browser.ask(counts), "rows of other tables, and rows that are none, change nothing")
        check(other.wait("table.select.rowList", 2) is None, "what came from others is not sent back")

        # The selection alone, to one program.
        browser.ask("document.getElementById('samp').open = false; 1")
        browser.settle(0.2)
        browser.ask("document.getElementById('samp').open = true; 1")
        browser.wait("document.querySelector('#samp-programs button')?.textContent === 'Table program'")
        browser.ask("document.querySelector('#samp-programs button').click()")
        part = other.wait("table.load.votable")
        check(part and [row["id"] for row in rows_of(part["url"])] == ["2", "4", "5"], "the selection is sent")
        other.send("table.highlight.row", {"table-id": part["table-id"], "url": part["url"], "row": "1"})
        browser.wait("document.querySelector('.event-title')?.textContent === '4'")

        browser.ask("document.getElementById('samp-leave').click()")
        browser.wait("!document.getElementById('samp').classList.contains('connected')")
        check(browser.complaints() == [], f"no complaints with a hub: {browser.complaints()}")
        other.leave()
    check(served.status == 0, f"the program ends in peace: {served.status}")


def use_regions(program, folder, hub):
    """Events with regions: any table has them as regions, and a program that takes Aladin's commands is to draw them."""
    source = pathlib.Path(folder, "regions.tfcat")
    regions = ("Polygon UNKNOWNFrame 98 8 102 8 102 12 98 12", "Polygon 358 -4 2 -4 2 4 358 4", "unknown",
               "Polygon UNKNOWNFrame 1 2 3 4 5 6); rm -all; draw polygon(1 2")
    source.write_text(catalogue([
        feature(number, "Point", [START + number, 20], f'{{"s_region": "{region}"}}') for number, region in enumerate(regions, 1)],
        fields='{"s_region": {"info": "Region on the Sun", "datatype": "str", "ucd": "pos.outline"}}'), encoding="utf-8")
    with Served(program, source) as served, Chromium() as browser:
        browser.open(served.address)
        other = Program("Aladin", ("table.load.votable", "script.aladin.send"))
        browser.ask("document.getElementById('samp').open = true; document.getElementById('samp-all').click()")
        sent = other.wait("table.load.votable")
        check(sent is not None, "the table of regions is sent")
        browser.wait("document.getElementById('message').textContent.startsWith('4 events sent to 1 program')")
        with urllib.request.urlopen(sent["url"], timeout=10) as answer:
            text = answer.read().decode()
        pathlib.Path(folder, "regions.vot").write_text(text, encoding="utf-8")
        check('name="s_region" datatype="char" arraysize="*" xtype="adql:REGION" ucd="pos.outline"' in text, "the column is one of regions")
        check('ucd="pos.bodyrc.lon;meta.main"' in text, "there is a longitude")
        rows = rows_of(sent["url"])
        check([row["s_region"] for row in rows] == [regions[0], "Polygon UNKNOWNFrame 358 -4 2 -4 2 4 358 4", *regions[2:]], f"regions: {rows}")
        check([(row["longitude"], row["latitude"]) for row in rows] == [("100", "10.005972"), ("0", "0"), (None, None), (None, None)],
              f"the middles of the regions: {[(row['longitude'], row['latitude']) for row in rows]}")
        script = other.wait("script.aladin.send", 3)
        said = browser.ask("document.getElementById('message').textContent")
        print(f"  {hub} {'lets a page send commands' if script else 'lets no page send commands'}")
        if script:
            check(script["script"] == "draw polygon(98,8,102,8,102,12,98,12)\ndraw polygon(358,-4,2,-4,2,4,358,4)", f"the commands: {script}")
            check("2 regions sent to be drawn" in said, f"the page says so: {said}")
        else:
            check(said == "4 events sent to 1 program.", f"the page claims nothing: {said}")
        check(browser.complaints() == [], f"no complaints: {browser.complaints()}")
        other.leave()
        if shutil.which("stilts"):
            # STILTS draws areas as TOPCAT does: 360 degrees are 400 pixels, and longitude grows to the left.
            drawn = pathlib.Path(folder, "regions.png")
            run = subprocess.run([
                "stilts", "plot2sky", "layer1=area", f"in1={folder}/regions.vot", "ifmt1=votable", "area1=s_region", "areatype1=STC-S",
                "polymode1=fill", "shading1=flat", "color1=red", "xpix=400", "ypix=200", "insets=0,0,0,0", "projection=car", "clon=180", "clat=0",
                "radius=180", "grid=false", "labelpos=None", "omode=out", f"out={drawn}", "ofmt=png"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
            check(run.returncode == 0 and drawn.exists(), f"STILTS draws the regions: {run.stdout[-600:]}")
            browser.navigate("about:blank")
            seen = browser.pixels(drawn.read_bytes(), [[289, 89], [270, 89]])
            check(seen[0][0] - seen[0][1] > 100 and seen[1][:3] == [255, 255, 255], f"STILTS draws a region where it is: {seen}")


def use_without_hub(program, folder):
    """A page that finds no hub says so; one that is a file offers its tables."""
    source = pathlib.Path(folder, "bursts.tfcat")
    page = pathlib.Path(folder, "bursts.html")
    subprocess.run([program, "view", source, "-o", page], check=True, stderr=subprocess.DEVNULL)
    with Served(program, source) as served, Chromium() as browser:
        browser.open(served.address)
        browser.ask("document.getElementById('samp-all').click()")
        browser.wait("document.getElementById('message').textContent.startsWith('No SAMP hub answers')")
        browser.open(page)
        check(browser.ask("document.getElementById('samp-served').hidden && !document.getElementById('samp-file').hidden"),
              "a page that is a file offers its tables")


def main():
    program = sys.argv[1]
    installed = hubs()
    if find() is None or not installed or is_open():
        print("skipped: " + ("a SAMP hub runs already" if is_open() else "chromium or a SAMP hub is not installed"))
        sys.exit(77)
    with tempfile.TemporaryDirectory() as folder:
        for name, command in installed.items():
            print(f"with the hub of {name}")
            with Hub(command):
                use(program, folder)
                use_regions(program, folder, name)
            while is_open():
                time.sleep(0.1)
        use_without_hub(program, folder)
    if failures:
        sys.exit(1)
    print("all as it should be")


if __name__ == "__main__":
    main()
