"""Made-up features in an image of the Sun, and which of them cover a point of the surface.

features.py table: prints the table of features, as VIEW_AR_HQI has them.
features.py ask TAP SERVICE GRANULES: asks the server for the features at points and in circles, and compares with the
pixels.
"""

import csv
import math
import sys

STEPS = [(-1, 0), (-1, -1), (0, -1), (1, -1), (1, 0), (1, 1), (0, 1), (-1, 1)]
SCALE, CENTER, RADIUS = 4.0, 256.0, 240.0


def blob(x, y, radius, waves, phase):
    """The pixels of a feature with a wavy border, without holes."""
    pixels = set()
    for column in range(int(x - 2 * radius), int(x + 2 * radius)):
        for row in range(int(y - 2 * radius), int(y + 2 * radius)):
            angle = math.atan2(row - y, column - x)
            if math.hypot(column - x, row - y) < radius * (1 + 0.3 * math.sin(waves * angle + phase)):
                pixels.add((column, row))
    return pixels


def chain(pixels):
    """The start and the codes of the border."""
    start = min(pixels, key=lambda pixel: (pixel[1], pixel[0]))
    place, way, codes = start, 4, ""
    while not codes or place != start:
        for turn in range(8):
            code = (way - 2 + turn) % 8
            beside = (place[0] + STEPS[code][0], place[1] + STEPS[code][1])
            if beside in pixels:
                break
        codes += str(code)
        place, way = beside, code
    return start, codes


def features():
    """Number and pixels: over the disc, at the limb, at the poles, and beyond the limb."""
    places = [(256, 256), (330, 300), (150, 200), (420, 256), (90, 330), (256, 480), (256, 34), (440, 400), (492, 256), (505, 480)]
    return {
        number: blob(x, y, 9 + 3 * (number % 5), 3 + number % 4, number)
        for number, (x, y) in enumerate(places, start=1)
    }


def table():
    print("ID_AR,DATE_OBS,CDELT1,CDELT2,CENTER_X,CENTER_Y,R_SUN,CC_X_PIX,CC_Y_PIX,CC,CC_LENGTH")
    for number, pixels in features().items():
        start, codes = chain(pixels)
        print(
            f"{number},2012-09-08T12:00:00,{SCALE},{SCALE},{CENTER},{CENTER},{RADIUS},"
            f"{start[0]},{start[1]},{codes},{len(codes)}"
        )


def pixel(longitude, latitude, observer):
    """The place in the image of a point of the surface; nothing for what is behind the limb."""
    distance = 1 / math.sin(math.radians(RADIUS * SCALE / 3600))
    east, north, tilt = math.radians(longitude - observer[0]), math.radians(latitude), math.radians(observer[1])
    x = math.cos(north) * math.sin(east)
    toward, up = math.cos(north) * math.cos(east), math.sin(north)
    y = up * math.cos(tilt) - toward * math.sin(tilt)
    z = toward * math.cos(tilt) + up * math.sin(tilt)
    if z * distance <= 1.001:
        return None
    scale = 3600 / SCALE
    length = math.sqrt(x * x + y * y + (distance - z) ** 2)
    return (
        CENTER + math.degrees(math.atan2(x, distance - z)) * scale,
        CENTER + math.degrees(math.asin(y / length)) * scale,
    )


def ask(address, name, granules):
    import pyvo

    service = pyvo.dal.TAPService(address)
    with open(granules, newline="") as text:
        rows = {row["id_ar"]: row for row in csv.DictReader(text)}
    first = next(iter(rows.values()))
    observer = float(first["subobserver_longitude_min"]), float(first["subobserver_latitude_min"])
    regions = sum(1 for row in rows.values() if row["s_region"])
    stored = service.search(f"SELECT COUNT(*) AS n FROM {name}.epn_core WHERE s_region IS NOT NULL")[0]["n"]
    assert stored == regions, f"{stored} regions on the server, {regions} in the table"
    all_features = features()
    asked = found = 0
    for step in range(180):
        # Points all over the disc, by the golden angle.
        north = math.degrees(math.asin(1 - (step + 0.5) / 90))
        east = (observer[0] + step * 137.508) % 360
        place = pixel(east, north, observer)
        if place is None:
            continue
        truth, doubtful = set(), False
        for number, pixels in all_features.items():
            near = [(round(place[0] + dx), round(place[1] + dy)) in pixels for dx in (-2, 0, 2) for dy in (-2, 0, 2)]
            if all(near):
                truth.add(f"{name}_{number}")
            elif any(near):
                doubtful = True
        if doubtful:
            continue
        query = f"SELECT granule_uid FROM {name}.epn_core WHERE 1=CONTAINS(POINT('UNKNOWN', %.6f, %.6f), s_region)"
        answer = {row["granule_uid"] for row in service.search(query % (east, north))}
        assert answer == truth, f"at {east}, {north}: the server says {answer}, the pixels {truth}"
        asked += 1
        found += len(answer)
    # Each region meets a small circle around one of its own points, and the regions that cover it.
    for number, pixels in all_features.items():
        row = rows[str(number)]
        if not row["s_region"]:
            continue
        numbers = [float(word) for word in row["s_region"].split()[2:]]
        query = f"SELECT granule_uid FROM {name}.epn_core WHERE 1=INTERSECTS(CIRCLE('UNKNOWN', %f, %f, 0.1), s_region)"
        answer = {found["granule_uid"] for found in service.search(query % (numbers[0], numbers[1]))}
        assert f"{name}_{number}" in answer, f"feature {number} does not meet its own vertex"
    print(f"{asked} points asked, {found} features found at them, {regions} regions")


if sys.argv[1] == "table":
    table()
else:
    ask(*sys.argv[2:])
