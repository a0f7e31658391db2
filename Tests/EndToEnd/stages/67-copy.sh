# Granules are loaded by psql into a table partitioned by years, of which the service is a view, and kept up to date

settings sun
sed -i 's/^free: all/free: [id_ar]/' sun.yml
"$PYTHON" "$END_TO_END/sun/features.py" table >features.csv || failed "the features were not made"
all=$(($(wc -l <features.csv) - 1))
# Another year, so that there are two partitions.
sed '3s/2012-09-08/2013-01-01/' features.csv >years.csv
publish() { tfcat publish --from hfc1ar "$@" --service suncopy --settings sun.yml -o suncopy; }
load() {
  put suncopy suncopy
  (cd "$SERVER_INPUTS/suncopy" && as_server sh -c \
    "cd '$SERVER_INPUTS/suncopy' && psql -qX -h '$SERVER_HOME/socket' -p $DATABASE_PORT -d gavo -f load.sql")
}
expect "suncopy: tfcat publish --copy" publish years.csv --copy
said "psql -d gavo -f load.sql && dachs imp suncopy/q && dachs pub suncopy/q"
expect "suncopy: psql -f load.sql" load
update suncopy suncopy
sound suncopy
equal "suncopy: the view has all rows" "$all" "$(rows suncopy)"
equal "suncopy: two years and the rest" "granules_2012 granules_2013 granules_rest" \
  "$(sql -d gavo -c "SELECT string_agg(inhrelid::regclass::text, ' ' ORDER BY inhrelid::regclass::text) FROM pg_inherits
    WHERE inhparent = 'suncopy.granules'::regclass" | sed 's/suncopy\.//g')"
equal "suncopy: one in the other year" 1 "$(sql -d gavo -c "SELECT count(*) FROM suncopy.granules_2013")"
tfcat granules --from hfc1ar features.csv --service suncopy --free id_ar --to csv -o suncopy.csv 2>/dev/null
expect "suncopy: links" python3 "$END_TO_END/links.py" "$SERVER_URL/tap" suncopy preview=1 thumbnail=1 documentation=1

# A time that is corrected moves a row into another partition; one is new, and one is gone.
sed -e '4d' -e '$s/\(.*\)/\1\n\1/' features.csv | sed '$s/^[0-9]*/99/' >later.csv
moved_rows() { sql -d gavo -c "SELECT count(*) FROM suncopy.granules WHERE xmin::text::bigint > $1"; }
mark=$(mark)
expect "suncopy: tfcat publish again" publish later.csv --remove-vanished
said "1 new, 1 changed, $((all - 2)) unchanged, 1 removed"
said "run there: cd suncopy && psql -d gavo -f load.sql"
expect "suncopy: psql -f load.sql" load
equal "suncopy: the view has it at once" "$all" "$(rows suncopy)"
equal "suncopy: two rows were written" 2 "$(moved_rows "$mark")"
equal "suncopy: none in the other year" 0 "$(sql -d gavo -c "SELECT count(*) FROM suncopy.granules_2013")"
mark=$(mark)
expect "suncopy: psql -f load.sql once more" load
equal "suncopy: nothing is written" 0 "$(moved_rows "$mark")"
tfcat granules --from hfc1ar later.csv --service suncopy --free id_ar --to csv -o suncopy.csv 2>/dev/null
expect "suncopy: TAP gives back every granule" python3 "$END_TO_END/tap_equals_table.py" "$SERVER_URL/tap" suncopy suncopy.csv \
  --except "$PUBLISHED" --save suncopy.vot
expect "suncopy: lint finds nothing wrong in them" tfcat lint suncopy.vot

# A server that starts anew, from all files and from one.
sql -d gavo -c "DROP TABLE suncopy.granules CASCADE; DROP TABLE suncopy.loaded"
expect "suncopy: psql -f load.sql on a server that starts anew" load
update suncopy suncopy
equal "suncopy: it has all rows" "$all" "$(rows suncopy)"
expect "suncopy: tfcat publish --full" publish later.csv --full
said "psql -d gavo -f load.sql && dachs imp suncopy/q"
expect "suncopy: psql -f load.sql" load
update suncopy suncopy
equal "suncopy: it has all rows again" "$all" "$(rows suncopy)"
expect_status 2 "suncopy: another way of importing needs --full" publish later.csv --no-copy
said "publish again with --full"
