# Each service of examples/services is published as its page says, and gives by TAP and datalink what is written there

cp -r "$ROOT/examples/services" services
find services -name tfcat-publish.yml -exec sed -i "s|http://localhost:8080|$SERVER_URL|" {} +
for folder in services/*/; do
  name=$(basename "$folder")
  awk '/^```/ { inside = !inside; next } inside' "$folder/README.md" >"$folder/commands"
  run_commands() { (cd "$folder" && sh -e commands); }
  expect "$name: the commands of its page" run_commands
  # A stage before this one may have had a service of that name.
  if [ -d "$SERVER_INPUTS/$name" ]; then
    expect "$name: dachs drop" dachs drop "$name/q"
  fi
  update "$name" "$folder$name"
  sound "$name"
  for table in granules datalinks; do
    sed "s|http://localhost:8080|$SERVER_URL|g" "$folder$table.csv" >"$name.$table.csv"
  done
  expect "$name: TAP gives the granules that are written" python3 "$END_TO_END/tap_equals_table.py" "$SERVER_URL/tap" "$name" \
    "$name.granules.csv" --save "$name.vot"
  sed 's/^/      /' said
  expect "$name: tfcat lint finds nothing wrong in them" tfcat lint --fail-on warning "$name.vot"
  expect "$name: datalink gives the links that are written" python3 "$END_TO_END/links_equal_table.py" "$SERVER_URL/tap" "$name" \
    "$name.datalinks.csv"
  sed 's/^/      /' said
done

# By what they are asked for.
asks() {
  stilts tapquery tapurl="$SERVER_URL/tap" ofmt=csv-noheader adql="$2" 2>/dev/null >said || true
  equal "$1" "$3" "$(tr '\n' ' ' <said | sed 's/ $//')"
}
asks "movies at 445 MHz" "SELECT granule_uid FROM nrh.epn_core WHERE 1=ivo_hashlist_has(nrh_bands, '445')" nrh_20120307
asks "what there is of Jupiter" "SELECT granule_uid FROM nda.epn_core WHERE target_name='Jupiter' UNION ALL
  SELECT granule_uid FROM maser.epn_core WHERE target_name='Jupiter'" \
  "orn_nda_routine_jupiter_edr_J120101 vg1_pra_lowband:PRA_1979060.TAB"
asks "a burst by its trust" "SELECT granule_uid FROM hfc1t3.epn_core WHERE hfc1t3_trust_level > 80" hfc1t3_1201
asks "an active region by a point of the Sun" "SELECT a.granule_uid FROM hfc1ar.epn_core AS a WHERE
  1=CONTAINS(POINT('UNKNOWN', a.subobserver_longitude_min, 17), a.s_region)" hfc1ar_1
