"""Drives a headless Chromium over its own DevTools protocol, by a pair of pipes: Python's standard library is enough."""

import base64
import json
import os
import pathlib
import select
import shutil
import subprocess
import tempfile
import time


def find():
    """The browser: TFCAT_CHROMIUM, or what is on the PATH; None where there is none."""
    named = os.environ.get("TFCAT_CHROMIUM")
    if named:
        return named
    for name in ("chromium", "chromium-browser", "google-chrome", "chrome"):
        path = shutil.which(name)
        if path:
            return path
    return None


class Failure(Exception):
    """The browser has not done what it was asked for."""


class Chromium:
    """A browser with one page; a context manager."""

    def __init__(self, width=1280, height=800, scale=1, dark=False, touch=False):
        self.size = (width, height, scale)
        self.dark = dark
        self.touch = touch
        self.messages = []
        self.buffer = b""
        self.number = 0

    def __enter__(self):
        self.profile = tempfile.mkdtemp(prefix="tfcat-chromium-")
        to_browser, self.output = os.pipe()
        self.input, from_browser = os.pipe()
        os.set_inheritable(to_browser, True)
        os.set_inheritable(from_browser, True)

        def descriptors():
            # The browser reads from 3 and writes to 4; neither pipe may be closed by the other's copy.
            first, second = os.dup(to_browser), os.dup(from_browser)
            os.dup2(first, 3)
            os.dup2(second, 4)

        self.process = subprocess.Popen(
            [find(), "--headless=new", "--remote-debugging-pipe", "--no-sandbox", "--disable-gpu", "--no-first-run",
             "--disable-extensions", "--disable-background-networking", "--hide-scrollbars", "--disable-dev-shm-usage",
             f"--user-data-dir={self.profile}", "about:blank"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, close_fds=False,
            preexec_fn=descriptors)
        os.close(to_browser)
        os.close(from_browser)
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = None
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log"):
            self.call(f"{domain}.enable")
        self.resize(*self.size)
        self.call("Emulation.setEmulatedMedia",
                  features=[{"name": "prefers-color-scheme", "value": "dark" if self.dark else "light"}])
        return self

    def __exit__(self, *_):
        try:
            self.session = None
            self.call("Browser.close", patience=5)
        except (Failure, OSError):
            self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
        os.close(self.output)
        os.close(self.input)
        shutil.rmtree(self.profile, ignore_errors=True)

    def resize(self, width, height, scale=1):
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=scale,
                  mobile=self.touch)
        if self.touch:
            self.call("Emulation.setTouchEmulationEnabled", enabled=True, maxTouchPoints=5)

    session = None

    def call(self, method, patience=60, **parameters):
        """The result of a command; what happens meanwhile is kept."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.output, json.dumps(message).encode() + b"\0")
        number, end = self.number, time.monotonic() + patience
        while True:
            answer = self.receive(end - time.monotonic())
            if answer.get("id") == number:
                if "error" in answer:
                    raise Failure(f"{method}: {answer['error']}")
                return answer["result"]
            self.messages.append(answer)

    def receive(self, patience):
        end = time.monotonic() + patience
        while b"\0" not in self.buffer:
            ready, _, _ = select.select([self.input], [], [], max(0, end - time.monotonic()))
            if not ready:
                raise Failure("the browser does not answer")
            piece = os.read(self.input, 1 << 20)
            if not piece:
                raise Failure("the browser has ended")
            self.buffer += piece
        message, _, self.buffer = self.buffer.partition(b"\0")
        return json.loads(message)

    def open(self, page, fragment=""):
        """Opens a file or an address and waits until it is ready."""
        self.messages.clear()
        self.call("Page.navigate", url="about:blank")
        address = page if str(page).startswith("http:") else pathlib.Path(page).resolve().as_uri()
        self.call("Page.navigate", url=address + fragment)
        self.wait("document.documentElement.dataset.ready === 'all' || !document.getElementById('failure').hidden")

    def wait(self, condition, patience=60):
        end = time.monotonic() + patience
        while time.monotonic() < end:
            try:
                if self.ask(f"Boolean({condition})"):
                    return
            except Failure:
                pass
            time.sleep(0.02)
        raise Failure(f"never came true: {condition}")

    def ask(self, expression):
        """The value of an expression, or of its promise."""
        answer = self.call("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in answer:
            raise Failure(json.dumps(answer["exceptionDetails"])[:2000])
        return answer["result"].get("value")

    def complaints(self):
        """What the browser has to say about the page: errors of its script, and what its policy stopped."""
        self.ask("1")
        found = []
        for message in self.messages:
            parameters = message.get("params", {})
            if message.get("method") == "Runtime.exceptionThrown":
                found.append(json.dumps(parameters["exceptionDetails"])[:600])
            if message.get("method") == "Runtime.consoleAPICalled" and parameters["type"] in ("error", "warning", "assert"):
                found.append(json.dumps(parameters["args"])[:600])
            if message.get("method") == "Log.entryAdded" and parameters["entry"]["level"] in ("error", "warning"):
                found.append(parameters["entry"]["text"])
        # Advice about the pixels that tests read.
        return [text for text in found if "willReadFrequently" not in text]

    def picture(self):
        """What the page shows, as a PNG."""
        return base64.b64decode(self.call("Page.captureScreenshot", format="png")["data"])

    def screenshot(self, path):
        pathlib.Path(path).write_bytes(self.picture())

    def navigate(self, address, condition="document.readyState === 'complete'"):
        """Opens any page, and waits for a condition."""
        self.messages.clear()
        self.call("Page.navigate", url="about:blank")
        self.call("Page.navigate", url=address)
        self.wait(condition)

    def pixels(self, picture, places):
        """The colours of places of a PNG."""
        return self.ask(f"""(async () => {{
            const blob = await (await fetch('data:image/png;base64,{base64.b64encode(picture).decode()}')).blob();
            const image = await createImageBitmap(blob);
            const canvas = new OffscreenCanvas(image.width, image.height), context = canvas.getContext('2d');
            context.drawImage(image, 0, 0);
            return {json.dumps(places)}.map(([x, y]) => [...context.getImageData(x, y, 1, 1).data]);
        }})()""")

    def difference(self, one, other, shrink=4):
        """How two PNGs differ once they are made smaller, which blurs the edges of letters: the mean difference of their
        channels, of 255, and the share of places that are of another colour."""
        return self.ask(f"""(async () => {{
            const load = async (text) => createImageBitmap(await (await fetch('data:image/png;base64,' + text)).blob());
            const images = [await load('{base64.b64encode(one).decode()}'), await load('{base64.b64encode(other).decode()}')];
            if (images[0].width !== images[1].width || images[0].height !== images[1].height) return [255, 1];
            const [width, height] = [Math.round(images[0].width / {shrink}), Math.round(images[0].height / {shrink})];
            const [a, b] = images.map((image) => {{
                const context = new OffscreenCanvas(width, height).getContext('2d');
                context.imageSmoothingQuality = 'high';
                context.drawImage(image, 0, 0, width, height);
                return context.getImageData(0, 0, width, height).data;
            }});
            let sum = 0, far = 0;
            for (let k = 0; k < a.length; k += 4) {{
                const apart = Math.max(Math.abs(a[k] - b[k]), Math.abs(a[k + 1] - b[k + 1]), Math.abs(a[k + 2] - b[k + 2]));
                sum += apart;
                if (apart > 60) far++;
            }}
            return [sum / (a.length / 4), far / (a.length / 4)];
        }})()""")

    def settle(self, seconds=0.4):
        time.sleep(seconds)

    def mouse(self, kind, x, y, **more):
        self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, **more)

    def click(self, x, y, **more):
        self.mouse("mousePressed", x, y, button="left", clickCount=1, **more)
        self.mouse("mouseReleased", x, y, button="left", clickCount=1, **more)

    def drag(self, start, end, steps=8, **more):
        self.mouse("mousePressed", *start, button="left", clickCount=1, **more)
        for step in range(1, steps + 1):
            self.mouse("mouseMoved", start[0] + (end[0] - start[0]) * step / steps,
                       start[1] + (end[1] - start[1]) * step / steps, button="left", buttons=1, **more)
        self.mouse("mouseReleased", *end, button="left", clickCount=1, **more)

    def wheel(self, x, y, delta, **more):
        self.mouse("mouseWheel", x, y, deltaX=0, deltaY=delta, **more)

    def key(self, key, **more):
        self.call("Input.dispatchKeyEvent", type="keyDown", key=key, **more)
        self.call("Input.dispatchKeyEvent", type="keyUp", key=key, **more)
