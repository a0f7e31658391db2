"""What the server does with each region: its own reading of STC-S, and the polygon as pgSphere takes it.

ask_server.py VERDICTS SOCKET PORT: prints the name and "taken" or "refused"; runs with the Python and the settings of DaCHS.
"""

import sys

import psycopg2
from expand import regions
from gavo.stc import tapstc

verdicts, socket, port = sys.argv[1:]
database = psycopg2.connect(host=socket, port=port, dbname="gavo")
database.autocommit = True


def is_taken(text):
    try:
        polygon = tapstc.parseSimpleSTCS(text).asPoly()
    except Exception:
        return False
    literal = "{%s}" % ",".join(f"({point.x:.17g},{point.y:.17g})" for point in polygon.points)
    with database.cursor() as cursor:
        try:
            cursor.execute("SELECT area(%s::spoly)", (literal,))
        except psycopg2.Error:
            return False
    return True


for name, _, text in regions(verdicts):
    print(name, "taken" if is_taken(text) else "refused", sep="\t")
