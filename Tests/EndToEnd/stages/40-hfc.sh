# HFC's type III bursts go from one database into another: thirty, then ten more and one corrected

settings hfc
sql -d postgres -c "CREATE DATABASE hfc1"
for file in table rows changes; do install -m 644 "$END_TO_END/hfc/$file.sql" "$SERVER_HOME/$file.sql"; done
run_sql() { sql -d hfc1 -o /dev/null -f "$SERVER_HOME/$1.sql"; }
publish() {
  sql -d hfc1 -c "COPY (SELECT * FROM view_t3_hqi ORDER BY id_type_iii) TO STDOUT CSV HEADER" |
    tfcat convert --from hfc1t3 - -o hfc1t3.tfcat.json --title "Type III bursts (example)" --author "A. Example" &&
    tfcat publish hfc1t3.tfcat.json --service hfc1t3 --settings hfc.yml -o hfc1t3
}
events() { sql -d gavo -c "SELECT count(*) FROM hfc1t3.epn_core WHERE granule_gid = 'feature' AND xmin::text::bigint > $1"; }
same() {
  tfcat granules hfc1t3.tfcat.json --service hfc1t3 --rows both --free trust_level,max_intensity \
    --set 'granule_uid=hfc1t3_{id}' --set 'obs_id=hfc1t3_{id}' --set creation_date=2000-01-01 \
    --access-url "$SERVER_URL/{file_name}" -o hfc1t3.expected.csv 2>/dev/null
  expect "TAP gives back every granule" python3 "$END_TO_END/tap_equals_table.py" "$SERVER_URL/tap" hfc1t3 \
    hfc1t3.expected.csv --except "$PUBLISHED" --save hfc1t3.vot
}

expect "a table like VIEW_T3_HQI" run_sql table
expect "with thirty bursts" run_sql rows
expect "COPY, convert and publish" publish
said "30 rows = 30 features"
update hfc1t3 hfc1t3
sound hfc1t3
same
expect "lint finds nothing wrong in it" tfcat lint --fail-on warning hfc1t3.vot

expect "ten bursts more, one corrected" run_sql changes
expect "COPY, convert and publish" publish
said "40 rows = 40 features"
since=$(mark)
update hfc1t3 hfc1t3
equal "eleven events move" 11 "$(events "$since")"
same
expect "links resolve" python3 "$END_TO_END/datalinks.py" "$SERVER_URL/tap" hfc1t3 hfc1t3
