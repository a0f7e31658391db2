#!/usr/bin/env python3
"""Draws docs/regions-limb.svg: a feature across the limb, its pixels, and the polygon that `tfcat granules`
makes of it.

  Scripts/make_region_picture.py .build/debug/tfcat > docs/regions-limb.svg
"""

import csv
import math
import pathlib
import subprocess
import sys
import tempfile

CHAIN = (
    "44445556565554454666666665444544454546566777777667670710010111107767677700011010000100012222233334333321212234332222223222233"
)
STEPS = [(-1, 0), (-1, -1), (0, -1), (1, -1), (1, 0), (1, 1), (0, 1), (-1, 1)]
START = (214, 187)
CENTER = 150.0
RADIUS = 100.0
CDELT = 9.6
SIZE = 9  # of a pixel in the picture
LEFT, BOTTOM, WIDTH, HEIGHT = 192, 178, 66, 66


def region(program):
    """The granule of the feature."""
    columns = "ID_AR,DATE_OBS,CDELT1,CDELT2,CENTER_X,CENTER_Y,R_SUN,CC_X_PIX,CC_Y_PIX,CC,CC_LENGTH"
    row = f"1,2005-04-02T01:35:03,{CDELT},{CDELT},{CENTER},{CENTER},{RADIUS},{START[0]},{START[1]},{CHAIN},{len(CHAIN)}"
    with tempfile.TemporaryDirectory() as folder:
        table = pathlib.Path(folder) / "feature.csv"
        output = pathlib.Path(folder) / "granule.csv"
        table.write_text(f"{columns}\n{row}\n")
        command = [program, "granules", "--from", "hfc1ar", str(table), "--to", "csv", "-o", str(output)]
        subprocess.run(command, check=True)
        with open(output, newline="") as text:
            return next(csv.DictReader(text))


def pixels():
    """The pixels on the chain and inside it, and the chain's own in order."""
    chain = [START]
    for code in CHAIN:
        dx, dy = STEPS[int(code)]
        chain.append((chain[-1][0] + dx, chain[-1][1] + dy))
    border = set(chain)
    xs, ys = [p[0] for p in chain], [p[1] for p in chain]
    outside, open_ = set(), [(min(xs) - 1, min(ys) - 1)]
    while open_:
        x, y = open_.pop()
        if (x, y) in outside or (x, y) in border:
            continue
        if not (min(xs) - 1 <= x <= max(xs) + 1 and min(ys) - 1 <= y <= max(ys) + 1):
            continue
        outside.add((x, y))
        open_ += [(x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)]
    box = [(x, y) for x in range(min(xs), max(xs) + 1) for y in range(min(ys), max(ys) + 1)]
    return [p for p in box if p not in outside], chain


def seen(granule):
    """The polygon as the observer sees it, in pixels."""
    numbers = [float(word) for word in granule["s_region"].split()[2:]]
    distance = 1 / math.sin(math.radians(RADIUS * CDELT / 3600))
    longitude, latitude = float(granule["subobserver_longitude_min"]), float(granule["subobserver_latitude_min"])

    def vector(lon, lat):
        lon, lat, b = math.radians(lon - longitude), math.radians(lat), math.radians(latitude)
        toward, west, north = math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)
        return west, north * math.cos(b) - toward * math.sin(b), toward * math.cos(b) + north * math.sin(b)

    points = [vector(*pair) for pair in zip(numbers[::2], numbers[1::2])]
    places = []
    for start, end in zip(points, points[1:] + points[:1]):
        for step in range(20):
            point = [a + (b - a) * step / 20 for a, b in zip(start, end)]
            length = math.sqrt(sum(part * part for part in point))
            x, y, z = (part / length for part in point)
            scale = math.degrees(1 / (distance - z)) * 3600 / CDELT
            places.append((CENTER + x * scale, CENTER + y * scale, step == 0))
    return places


def main():
    granule = region(sys.argv[1])
    squares, chain = pixels()

    def place(x, y):
        return f"{(x - LEFT) * SIZE:.1f},{(BOTTOM + HEIGHT - y) * SIZE:.1f}"

    polygon = seen(granule)
    on_disc = [p for p in chain if math.hypot(p[0] - CENTER, p[1] - CENTER) < RADIUS]
    print(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH * SIZE} {HEIGHT * SIZE}" width="{WIDTH * SIZE}">')
    print("<title>A feature at the limb: its pixels, the limb, and the polygon</title>")
    print('<rect width="100%" height="100%" fill="white"/>')
    print('<path fill="#d8d8d8" stroke="#ffffff" stroke-width="0.8" d="')
    for x, y in squares:
        print(f"M{place(x - 0.5, y - 0.5)}h{SIZE}v-{SIZE}h-{SIZE}z")
    print('"/>')
    limb = " ".join(
        place(CENTER + RADIUS * math.cos(math.radians(a / 2)), CENTER + RADIUS * math.sin(math.radians(a / 2)))
        for a in range(0, 190)
    )
    print(f'<polyline fill="none" stroke="#1f5fbf" stroke-width="2" points="{limb}"/>')
    dropped = " ".join(place(x, y) for x, y in on_disc)
    print(f'<polygon fill="none" stroke="#555555" stroke-dasharray="5 4" points="{dropped}"/>')
    outline = " ".join(place(x, y) for x, y, _ in polygon)
    print(f'<polygon fill="#e8710a" fill-opacity="0.25" stroke="#e8710a" stroke-width="2" points="{outline}"/>')
    for x, y, is_vertex in polygon:
        if is_vertex:
            cx, cy = place(x, y).split(",")
            print(f'<circle cx="{cx}" cy="{cy}" r="3" fill="#e8710a"/>')
    print("</svg>")


main()
