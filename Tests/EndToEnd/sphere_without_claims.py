"""Writes pgsphere's SQL without the commutators and negators of the "@" operators of MOCs, which PostgreSQL refuses
when another operator has claimed them first: sphere_without_claims.py PACKAGED WRITTEN"""

import re
import sys

packaged, written = sys.argv[1:]


def without_claims(definition):
    text = definition.group(0)
    return re.sub(r"\s*(COMMUTATOR|NEGATOR)\s*=\s*[^,\n]*,", "", text) if "smoc" in text else text


with open(packaged, encoding="utf-8") as file:
    sql = re.sub(r"CREATE OPERATOR @\s*\(.*?\);", without_claims, file.read(), flags=re.S)
with open(written, "w", encoding="utf-8") as file:
    file.write(sql)
