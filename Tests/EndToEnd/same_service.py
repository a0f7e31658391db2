"""Whether two folders of a service are the same, ledgers included: same_service.py FOLDER FOLDER"""

import os
import sqlite3
import sys


def files(folder):
    for directory, directories, names in os.walk(folder):
        directories[:] = [name for name in directories if name != ".tfcat"]
        for name in names:
            path = os.path.join(directory, name)
            with open(path, "rb") as file:
                yield os.path.relpath(path, folder), file.read()


def ledger(folder):
    connection = sqlite3.connect(f"file:{folder}/.tfcat/ledger.sqlite?mode=ro", uri=True)
    return sorted(connection.iterdump())


first, second = sys.argv[1:]
left, right = dict(files(first)), dict(files(second))
differ = [name for name in left.keys() | right.keys() if left.get(name) != right.get(name)]
if differ:
    sys.exit(f"different: {', '.join(sorted(differ))}")
if ledger(first) != ledger(second):
    sys.exit(f"different ledgers: {sorted(set(ledger(first)) ^ set(ledger(second)))[:4]}")
rest = set(os.listdir(f"{first}/.tfcat")) ^ set(os.listdir(f"{second}/.tfcat"))
if rest:
    sys.exit(f"left in .tfcat: {', '.join(rest)}")
