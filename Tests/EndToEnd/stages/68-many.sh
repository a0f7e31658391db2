# Many features (TFCAT_MANY, 2000 unless said) are published and loaded, and 200 new ones the day after

count=${TFCAT_MANY:-2000}
settings sun
sed -i 's/^free: all/free: [id_ar]/' sun.yml
"$PYTHON" "$END_TO_END/sun/features.py" table >features.csv || failed "the features were not made"
many() { python3 "$ROOT/Benchmarks/many_regions.py" features.csv "$@"; }
many "$count" >many.csv
many 200 $((count + 1)) >day.csv
{ cat many.csv && tail -n +2 day.csv; } >later.csv
publish() { tfcat publish --from hfc1ar "$@" --service sunmany --settings sun.yml -o sunmany; }
load() {
  (cd "$SERVER_INPUTS/sunmany" && as_server sh -c \
    "cd '$SERVER_INPUTS/sunmany' && psql -qX -h '$SERVER_HOME/socket' -p $DATABASE_PORT -d gavo -f load.sql")
}
# timed TEXT COMMAND...: as expect, and says the seconds.
timed() {
  local start tenths
  start=$(date +%s%N)
  expect "$@"
  tenths=$((($(date +%s%N) - start) / 100000000))
  echo "        $((tenths / 10)).$((tenths % 10)) s"
}

timed "sunmany: tfcat publish --copy of $count rows" publish many.csv --copy
put sunmany sunmany
timed "sunmany: psql -f load.sql" load
timed "sunmany: dachs imp" dachs imp sunmany/q
expect "sunmany: dachs pub" dachs pub sunmany/q
equal "sunmany: the view has all rows" "$count" "$(rows sunmany)"

timed "sunmany: tfcat publish of the 200 rows of a day" publish day.csv
said "200 new"
put sunmany sunmany
mark=$(mark)
timed "sunmany: psql -f load.sql" load
equal "sunmany: the view has them at once" $((count + 200)) "$(rows sunmany)"
equal "sunmany: no others were written" 200 \
  "$(sql -d gavo -c "SELECT count(*) FROM sunmany.granules WHERE xmin::text::bigint > $mark")"

timed "sunmany: tfcat publish of all rows, of which the server has them" publish later.csv
said "$((count + 200)) unchanged"
