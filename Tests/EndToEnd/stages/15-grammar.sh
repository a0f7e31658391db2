# DaCHS reads catalogues by a grammar of its own, which asks the Python package

# As `pip install --user` lays it out for the user of the server.
site=$SERVER_HOME/.local/lib/$(/usr/bin/python3 -c 'import sys; print("python%d.%d" % sys.version_info[:2])')/site-packages
mkdir -p "$site" "$SERVER_HOME/.local/bin"
cp -r "$ROOT/python/tfcat_tools" "$site/"
cp "$(readlink -f "$(command -v tfcat)")" "$SERVER_HOME/.local/bin/tfcat"
own "$SERVER_HOME/.local"

cp -r "$ROOT/examples/dachs-grammar" direct
mkdir direct/data
cp "$ROOT/examples/solar-bursts.tfcat.json" direct/data/
update direct direct
tfcat granules "$ROOT/examples/solar-bursts.tfcat.json" --service direct --free all --set creation_date=2024-01-01 \
  --set release_date=2024-01-01 -o direct.csv
expect "direct: TAP gives back every granule" python3 "$END_TO_END/tap_equals_table.py" "$SERVER_URL/tap" direct direct.csv \
  --except modification_date,bib_reference
sed 's/^/      /' said

# A catalogue with errors is refused, and the table stays.
before=$(rows direct)
cp "$ROOT/examples/broken.tfcat.json" direct/data/
put direct direct
dachs imp direct/q >"$WORK/said" 2>&1 || true
said "no CRS type"
equal "direct: a catalogue with errors changes nothing" "$before" "$(rows direct)"
