# Granules go into a database by psql -f, only what differs is written again, and the server serves them by ODBC and by a view

"$PYTHON" "$END_TO_END/sun/features.py" table >features.csv || failed "the features were not made"
count=$(($(wc -l <features.csv) - 1))
# A text with all that has to be escaped.
odd=$(printf 'a\\b "q" \047s\047 ; \\. \303\251')
make_script() { # INPUT DATABASE OPTIONS...: a script, which is run
  local input=$1 database=$2
  shift 2
  tfcat granules --from hfc1ar "$input" --free id_ar --to postgresql -o "$SERVER_HOME/granules.sql" \
    --set "instrument_name=$odd" "$@" 2>"$WORK/notes" && chmod 644 "$SERVER_HOME/granules.sql" &&
    sql -d "$database" -f "$SERVER_HOME/granules.sql"
}

# Regions as text, in a database of their own.
sql -d postgres -c "CREATE DATABASE sundb"
into_text() { make_script "$1" sundb --service sundb --into sun.granules; }
expect "psql -f makes the table" into_text features.csv
asked() { sql -d sundb -c "$1"; }
equal "all rows" "$count" "$(asked "SELECT count(*) FROM sun.granules")"
equal "texts are as they were" "$count" "$(asked "SELECT count(*) FROM sun.granules WHERE instrument_name = \$\$$odd\$\$")"
equal "what has no region is NULL" 1 "$(asked "SELECT count(*) FROM sun.granules WHERE s_region IS NULL AND c1min IS NULL")"
versions() { asked "SELECT string_agg(granule_uid || xmin::text || modification_date, ' ' ORDER BY granule_uid) FROM sun.granules"; }
before=$(versions)
expect "psql -f again" into_text features.csv
equal "nothing is written that is as it was" "$before" "$(versions)"

asked "CREATE ROLE sunreader LOGIN PASSWORD 'reader'; GRANT USAGE ON SCHEMA sun TO sunreader;
  GRANT SELECT ON sun.granules TO sunreader"
settings sundb
sed -i "s/DATABASE_PORT/$DATABASE_PORT/" sundb.yml
expect "sundb: tfcat publish of a database" tfcat publish --service sundb --settings sundb.yml -o sundb
update sundb sundb
sound sundb
equal "sundb: the server has all rows" "$count" "$(rows sundb)"

# One that was moved, one that is new.
mark=$(mark)
moved=$(sed -n '2s/,.*//p' features.csv)
sed -e '2s/,256.0,256.0,240.0/,250.0,256.0,240.0/' -e '$s/\(.*\)/\1\n\1/' features.csv | sed '$s/^[0-9]*/99/' >later.csv
created=$(asked "SELECT creation_date FROM sun.granules WHERE id_ar = $moved")
expect "psql -f with one that was moved and one that is new" into_text later.csv
equal "two rows are newer" 2 "$(asked "SELECT count(*) FROM sun.granules WHERE modification_date > '$created'")"
equal "creation_date stays" "$created" "$(asked "SELECT creation_date FROM sun.granules WHERE id_ar = $moved")"
expect "sundb: importing again" dachs imp sundb/q
equal "sundb: two rows move" 2 "$(moved sundb "$mark")"
regions() { sql -d gavo -c "SELECT count(*) FROM sundb.epn_core WHERE s_region IS NOT NULL"; }
equal "sundb: regions are regions, and NULL is NULL" $((count - 1)) "$(regions)"

# A row that no table can have is rejected; one that comes twice all the same leaves all as it was.
before=$(versions)
{ cat later.csv && tail -n 1 later.csv; } >twice.csv
expect_status 1 "tfcat rejects a row that comes twice" tfcat granules --map \
  <(printf '%s\n' 'version: 1' 'granule:' '  service: sun' '  granule_uid: "\"sun_\" & ID_AR"' '  time_min: DATE_OBS' \
    '  granule_gid: {constant: a}' '  dataproduct_type: {constant: ci}' '  creation_date: DATE_OBS' '  processing_level: {constant: 5}' \
    '  measurement_type: {constant: phot.flux}' '  target_name: {constant: Sun}') twice.csv --to postgresql --into sun.granules -o once.sql
awk '$0 == "\\." { print last } { print; last = $0 }' once.sql >"$SERVER_HOME/twice.sql"
chmod 644 "$SERVER_HOME/twice.sql"
expect_status 3 "psql -f refuses twins" sql -d sundb -f "$SERVER_HOME/twice.sql"
said "duplicate key"
equal "and changes nothing" "$before" "$(versions)"

# Regions of pgSphere, in the database of the server: a view of them is the service.
into_sphere() { make_script "$1" gavo --service sunview --into sunview.granules --pgsphere --region coverage; }
expect "psql -f makes the table with regions of pgSphere" into_sphere features.csv
sql -d gavo -c "ALTER SCHEMA sunview OWNER TO gavoadmin; GRANT USAGE ON SCHEMA sunview TO gavo, untrusted;
  GRANT SELECT ON sunview.granules TO gavoadmin"
mkdir -p sunview
cp "$END_TO_END/sun/view.rd" sunview/q.rd
update sunview sunview
tfcat granules --from hfc1ar features.csv --service sunview --free id_ar --to csv -o sunview.csv 2>/dev/null
expect "sunview: CONTAINS and INTERSECTS find what the pixels say" python3 "$END_TO_END/sun/features.py" ask \
  "$SERVER_URL/tap" sunview sunview.csv
expect "psql -f with what has changed" into_sphere later.csv
equal "sunview: the view has it at once" $((count + 1)) "$(rows sunview)"
