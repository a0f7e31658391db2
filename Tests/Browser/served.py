"""The program while it serves a page."""

import os
import signal
import subprocess


class Served:
    """`tfcat view --serve`; a context manager."""

    def __init__(self, program, *arguments):
        self.command = [str(program), "view", *map(str, arguments), "--serve", "--no-open"]

    def __enter__(self):
        self.process = subprocess.Popen(
            self.command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env={**os.environ, "DISPLAY": ""}, text=True)
        self.address = self.process.stdout.readline().strip()
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        self.status = self.process.wait(10)
        self.process.stdout.close()
