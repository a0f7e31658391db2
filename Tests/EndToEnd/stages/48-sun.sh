# Regions of features on the Sun are imported, and found by ADQL where the pixels are

mkdir -p sun/data
cp "$END_TO_END/sun/q.rd" sun/q.rd
"$PYTHON" "$END_TO_END/sun/features.py" table >features.csv || failed "the features were not made"
make_granules() { tfcat granules --from hfc1ar features.csv --free id_ar --to csv -o sun/data/granules.csv; }
expect "granules with regions" make_granules
said "1 without a region (beyond-limb)"
expect "lint finds nothing wrong in them" tfcat lint --fail-on warning sun/data/granules.csv
update sunregions sun
equal "the server has all rows" "$(($(wc -l <features.csv) - 1))" "$(rows sunregions)"
expect "CONTAINS and INTERSECTS find what the pixels say" python3 "$END_TO_END/sun/features.py" ask "$SERVER_URL/tap" \
  sun/data/granules.csv
sed 's/^/      /' "$WORK/said"
