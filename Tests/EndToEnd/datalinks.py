"""Follows the links of all granules of a service: datalinks.py TAP_URL SERVICE FOLDER

The catalogue and the pictures have to be what lies in FOLDER/static, byte for byte; links with times have to hold those of the
granule."""

import datetime
import os
import re
import sys
import urllib.parse
import urllib.request

import pyvo
from pyvo.dal.adhoc import DatalinkResults

url, service, folder = sys.argv[1:]
WORDS = {"this", "progenitor", "documentation", "auxiliary", "preview", "preview-image", "preview-plot", "thumbnail", "derivation"}
fetched = {}
kinds = set()


def check(condition, *text):
    if not condition:
        sys.exit(" ".join(map(str, text)))


def same_as_published(link, content_type):
    """Whether what a link gives is the file of that name in the folder."""
    if link not in fetched:
        with urllib.request.urlopen(link, timeout=30) as answer:
            body, media_type = answer.read(), answer.headers.get_content_type()
        path = os.path.join(folder, "static", urllib.parse.unquote(link.split("/static/", 1)[1]))
        with open(path, "rb") as file:
            check(body == file.read(), link, "is not", path)
        fetched[link] = media_type
    check(fetched[link] == content_type.split(";")[0], link, "comes as", fetched[link], "and is announced as", content_type)


def times(link):
    """The first and the last time that a link asks for."""
    found = re.findall(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?", urllib.parse.unquote(link))
    return [datetime.datetime.fromisoformat(text) for text in found]


def moment(day):
    return datetime.datetime(2000, 1, 1, 12) + datetime.timedelta(days=day - 2451545.0)


rows = pyvo.dal.TAPService(url).search(f"SELECT * FROM {service}.epn_core", maxrec=100_000)
for row in rows:
    uid = row["granule_uid"]
    links = list(DatalinkResults.from_result_url(row["datalink_url"]))
    check(all(link["error_message"] in ("", None) for link in links), uid, "has links with errors")
    check({link["ID"] for link in links} == {uid}, uid, "gets the links of", {link["ID"] for link in links})
    words = [link["semantics"].lstrip("#") for link in links]
    check(set(words) <= WORDS, uid, "has links of unknown kinds:", words)
    check(words.count("this") == 1, uid, "has", words.count("this"), "links to itself")
    kinds |= set(words)
    for link, word in zip(links, words):
        address = link["access_url"]
        if "/static/" in address:
            same_as_published(address, link["content_type"])
        if word == "progenitor" and "time" in address or "start=" in address:
            first, last = times(address)
            check(first <= moment(row["time_min"]) + datetime.timedelta(milliseconds=1), uid, "starts before", address)
            check(last >= moment(row["time_max"]), uid, "ends after", address)
            check(last - first < moment(row["time_max"]) - moment(row["time_min"]) + datetime.timedelta(seconds=125), address)
    if row["thumbnail_url"]:
        check(row["thumbnail_url"] in fetched, uid, "does not link its thumbnail")
missing = DatalinkResults.from_result_url(f"{row['datalink_url'].split('?')[0]}?ID=there-is-none")
check(all(link["error_message"] for link in missing), "an unknown granule has links")
print(f"{len(rows)} granules link to {len(fetched)} files of the service; kinds: {', '.join(sorted(kinds))}")
