# Rows of tables become a service with several quicklooks for each, and are kept up to date

settings nrh
cp "$END_TO_END/tables/nrh.csv" .
cp "$END_TO_END/tables/nrh.yml" nrh-map.yml
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

# Links of a table: only that is imported, as the granules are as they were.
cat >quicklooks.csv <<'END'
obs_id,url,band,format,semantics,description,size
nrh_2012-03-07,https://example.org/1509.gif,150.9,,,Left out,
nrh_2012-03-07,https://example.org/2280.gif,228,,,"Quicklook at 228 MHz, <&'é\\>",1234
nrh_2012-03-07,https://example.org/raw.fits,228,,progenitor,Raw data,
END
echo 'links: {table: quicklooks.csv, key: obs_id, except: [150.9]}' >>nrh.yml
mark=$(mark)
expect "nrh: tfcat publish with a table of links" publish part.csv --partial
said "0 new, 0 changed, 3 unchanged"
said "run there: dachs imp"
update nrh nrh
equal "nrh: nothing was written" 0 "$(moved nrh "$mark")"
expect_within 20 "nrh: links" python3 "$END_TO_END/links.py" "$SERVER_URL/tap" nrh this=1 preview=3 progenitor=1 thumbnail=1
said "Quicklook at 228 MHz"
sed 's/^/      /' said

expect "nrh: tfcat publish --remove-vanished" publish nrh.csv --remove-vanished
said "1 removed"
update nrh nrh
equal "nrh: two granules again" 2 "$(rows nrh)"

# A table of granules, as it is.
expect "nrhtable: tfcat granules" tfcat granules --map nrh-map.yml nrh.csv --service nrhtable \
  --set creation_date=2024-05-01 -o nrhtable.vot
sed -i '/^links:/d; s/nrh_bands/instrument_name/; s/^    except:.*//' nrh.yml
expect "nrhtable: tfcat publish --from epncore" tfcat publish --from epncore nrhtable.vot --service nrhtable \
  --settings nrh.yml -o nrhtable
update nrhtable nrhtable
sound nrhtable
equal "nrhtable: two granules" 2 "$(rows nrhtable)"
