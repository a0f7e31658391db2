# Rows of tables become a service with several quicklooks for each, and are kept up to date

settings nrh
cp "$ROOT/examples/services/nrh.csv" .
sed 's/^  creation_date:.*/  newer_by: end/' "$ROOT/examples/services/nrh.yml" >nrh-map.yml
cat >>nrh-map.yml <<'END'
  free:
    nrh_bands: {constant: "150.9#228#445", ucd: em.freq, info: Bands of the quicklooks in MHz}
END
publish() { tfcat publish --map nrh-map.yml "$@" --settings nrh.yml -o nrh; }
expect "nrh: tfcat publish" publish nrh.csv
said "2 new, 0 changed, 0 unchanged"
update nrh nrh
sound nrh
equal "nrh: two granules" 2 "$(rows nrh)"
expect "nrh: links" python3 "$END_TO_END/links.py" "$SERVER_URL/tap" nrh this=1 preview=2 thumbnail=1 documentation=1
sed 's/^/      /' said

# One that was corrected and one that is new.
mark=$(mark)
sed -e '2s/,[^,]*$/,4096/' -e '3s/nrh_1509/nrh_4450/' nrh.csv >part.csv
expect "nrh: tfcat publish --partial" publish part.csv --partial
said "1 new, 1 changed, 1 unchanged"
update nrh nrh
equal "nrh: three granules" 3 "$(rows nrh)"
equal "nrh: two of them were written" 2 "$(moved nrh "$mark")"
expect "nrh: tfcat publish --since-last" publish --since-last
said "2012-03-07T15:45:00"

expect "nrh: tfcat publish --remove-vanished" publish nrh.csv --remove-vanished
said "1 removed"
update nrh nrh
equal "nrh: two granules again" 2 "$(rows nrh)"
