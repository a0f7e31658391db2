# Regions of features on the Sun are imported, and found by ADQL where the pixels are

mkdir -p sun/data
cp "$END_TO_END/sun/q.rd" sun/q.rd
"$PYTHON" "$END_TO_END/sun/features.py" table >features.csv || failed "the features were not made"
make_granules() { tfcat granules --from hfc1ar features.csv --service sunregions --free id_ar --to csv \
  -o sun/data/granules.csv; }
expect "granules with regions" make_granules
said "1 without a region (beyond-limb)"
expect "lint finds nothing wrong in them" tfcat lint --fail-on warning sun/data/granules.csv
update sunregions sun
equal "the server has all rows" "$(($(wc -l <features.csv) - 1))" "$(rows sunregions)"
expect "CONTAINS and INTERSECTS find what the pixels say" python3 "$END_TO_END/sun/features.py" ask "$SERVER_URL/tap" \
  sunregions sun/data/granules.csv
sed 's/^/      /' "$WORK/said"

# The same features straight through the ledger, and kept up to date.
settings sun
publish() { tfcat publish --from hfc1ar "$@" --service sunfeatures --settings sun.yml -o sunfeatures; }
expect "sunfeatures: tfcat publish --from hfc1ar" publish features.csv
all=$(($(wc -l <features.csv) - 1))
said "$all new, 0 changed, 0 unchanged"
update sunfeatures sunfeatures
sound sunfeatures
equal "sunfeatures: the server has all rows" "$all" "$(rows sunfeatures)"
tfcat granules --from hfc1ar features.csv --service sunfeatures --free id_ar --to csv -o sunfeatures.csv 2>/dev/null
expect "sunfeatures: CONTAINS and INTERSECTS" python3 "$END_TO_END/sun/features.py" ask "$SERVER_URL/tap" sunfeatures \
  sunfeatures.csv
expect "sunfeatures: links" python3 "$END_TO_END/links.py" "$SERVER_URL/tap" sunfeatures preview=1 thumbnail=1 \
  documentation=1
sed 's/^/      /' said

# One that was moved, one that is new, one that is gone.
mark=$(mark)
sed -e '2s/,256.0,256.0,240.0/,250.0,256.0,240.0/' -e '3d' -e '$s/\(.*\)/\1\n\1/' features.csv | sed '$s/^[0-9]*/99/' >later.csv
expect "sunfeatures: tfcat publish again" publish later.csv --remove-vanished
said "1 new, 1 changed, $((all - 2)) unchanged, 1 removed"
update sunfeatures sunfeatures
equal "sunfeatures: as many rows as before" "$all" "$(rows sunfeatures)"
equal "sunfeatures: two of them were written" 2 "$(moved sunfeatures "$mark")"
expect "sunfeatures: --since-last" publish --since-last
said "99"
expect "sunfeatures: one through a pipe" sh -c "sed -n '1p;\$s/^99/100/p' later.csv | tfcat publish --from hfc1ar - --partial \
  --service sunfeatures --settings sun.yml -o sunfeatures"
said "1 new, 0 changed, $all unchanged"
expect "sunfeatures: nothing is lost that is not in the part" publish later.csv --partial
said "nothing has changed"
update sunfeatures sunfeatures
equal "sunfeatures: one more" $((all + 1)) "$(rows sunfeatures)"
