"""The regions of verdicts.tsv with their short forms written out."""

import math
import re


def ring(count):
    return " ".join(
        f"{10 * math.cos(2 * math.pi * k / count) + 20:.9f} {10 * math.sin(2 * math.pi * k / count):.9f}" for k in range(count)
    )


def cap(latitude, count):
    return " ".join(f"{360 * k / count:.9f} {latitude}" for k in range(count))


def regions(path):
    """Name, verdict and text of each region."""
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line.startswith("#"):
                continue
            name, verdict, text = line.rstrip("\n").split("\t")
            text = re.sub(r"RING\((\d+)\)", lambda match: ring(int(match[1])), text)
            text = re.sub(r"CAP\(([-\d.]+),(\d+)\)", lambda match: cap(match[1], int(match[2])), text)
            yield name, verdict, text
