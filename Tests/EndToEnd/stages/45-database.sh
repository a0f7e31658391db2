# The server reads HFC's table itself, and only what is newer than what it has

settings hfcdb
sed -i "s/DATABASE_PORT/$DATABASE_PORT/" hfcdb.yml
sql -d postgres -c "CREATE DATABASE hfc2"
for file in table rows changes; do install -m 644 "$END_TO_END/hfc/$file.sql" "$SERVER_HOME/$file.sql"; done
run_sql() { sql -d hfc2 -o /dev/null -f "$SERVER_HOME/$1.sql"; }
run_sql table
# A column that grows whenever a row is added or changed, as the query wants it.
sql -d hfc2 -c "ALTER TABLE view_t3_hqi ADD modified timestamp NOT NULL DEFAULT clock_timestamp();
  CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS
    'BEGIN NEW.modified = clock_timestamp(); RETURN NEW; END';
  CREATE TRIGGER touched BEFORE UPDATE ON view_t3_hqi FOR EACH ROW EXECUTE FUNCTION touch();
  CREATE ROLE reader LOGIN PASSWORD 'reader'; GRANT SELECT ON view_t3_hqi TO reader"
run_sql rows

expect "publishing a database" tfcat publish --service hfcdb --settings hfcdb.yml -o hfcdb
update hfcdb hfcdb
sound hfcdb
equal "thirty granules" 30 "$(rows hfcdb)"
since=$(mark)
expect "importing again" dachs imp hfcdb/q
equal "moves nothing" 0 "$(moved hfcdb "$since")"
run_sql changes
expect "importing ten more, and one that was corrected" dachs imp hfcdb/q
equal "moves eleven" 11 "$(moved hfcdb "$since")"
expect "TAP gives them" stilts tapquery tapurl="$SERVER_URL/tap" adql="SELECT * FROM hfcdb.epn_core" out=hfcdb.vot
expect "lint finds nothing wrong in them" tfcat lint --fail-on warning hfcdb.vot
