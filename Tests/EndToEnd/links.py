"""Counts the links of each granule by their kinds: links.py TAP_URL SERVICE KIND=COUNT..."""

import collections
import sys

import pyvo
from pyvo.dal.adhoc import DatalinkResults

url, service = sys.argv[1:3]
expected = {kind: int(count) for kind, count in (word.split("=") for word in sys.argv[3:])}
rows = pyvo.dal.TAPService(url).search(f"SELECT * FROM {service}.epn_core")
descriptions = set()
for row in rows:
    links = list(DatalinkResults.from_result_url(row["datalink_url"]))
    if any(link["error_message"] for link in links):
        sys.exit(f"{row['granule_uid']} has links with errors")
    counts = collections.Counter(link["semantics"].lstrip("#") for link in links)
    if any(counts[kind] != count for kind, count in expected.items()):
        sys.exit(f"{row['granule_uid']} has {dict(counts)} and not {expected}")
    thumbnails = {link["access_url"] for link in links if link["semantics"] == "#thumbnail"}
    if thumbnails != {row["thumbnail_url"]}:
        sys.exit(f"{row['granule_uid']} has the thumbnail {row['thumbnail_url']!r} and links {thumbnails}")
    descriptions |= {str(link["description"]) for link in links}
print(f"{len(rows)} granules; {', '.join(sorted(descriptions))}")
