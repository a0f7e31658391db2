# A catalogue changes: only the changes move; what is gone goes when told; what is broken changes nothing

settings bursts
cp "$ROOT/examples/solar-bursts.tfcat.json" original.tfcat.json
mkdir -p changing
original=$ROOT/examples/solar-bursts.tfcat.json
catalogue=changing/bursts.tfcat.json
publish() { tfcat publish "$catalogue" --service changing --settings bursts.yml -o changing.service "$@"; }
value() { sql -d gavo -c "SELECT $2 FROM changing.epn_core WHERE granule_uid = 'changing_wind-20060912-$1'"; }

cp "$original" "$catalogue"
expect "the first publication" publish
update changing changing.service
sound changing
served changing "$catalogue"
events=$(rows changing)
created=$(value 002 creation_date)

before=$(contents changing.service)
expect "publishing the same again" publish
equal "leaves the folder as it is" "$before" "$(contents changing.service)"
since=$(mark)
update changing changing.service
equal "and moves no row" 0 "$(moved changing "$since")"

python3 "$END_TO_END/edit_catalogue.py" "$original" "$catalogue" change=wind-20060912-002:peak_flux:999.5 \
  add=wind-20060912-013:wind-20060912-012 drop=wind-20060912-005
expect "--dry-run of one changed, one new, one vanished event" publish --dry-run
equal "leaves the folder as it is" "$before" "$(contents changing.service)"
sleep 1
expect "their publication" publish
said wind-20060912-005
since=$(mark)
update changing changing.service
equal "moves two events and the catalogue's own row" 3 "$(moved changing "$since")"
equal "the changed one has its new value" 999.5 "$(value 002 changing_peak_flux)"
equal "and its date of creation" "$created" "$(value 002 creation_date)"
equal "and a later date of modification" t "$(value 002 "modification_date > creation_date")"
equal "the vanished one stays" $((events + 1)) "$(rows changing)"

expect "the publication with --remove-vanished" publish --remove-vanished
update changing changing.service
served changing "$catalogue"
sound changing
cp -r "$SERVER_INPUTS/changing" at-once
expect "another server that starts with all of it" dachs drop changing/q
update changing at-once
served changing "$catalogue"

python3 "$END_TO_END/edit_catalogue.py" "$original" "$catalogue" change=wind-20060912-002:peak_flux:999.5 \
  add=wind-20060912-013:wind-20060912-012
expect "the vanished one comes back" publish
update changing changing.service
served changing "$catalogue"

before=$(contents changing.service)
cp "$ROOT/examples/broken.tfcat.json" "$catalogue"
expect_status 1 "a broken catalogue is refused" publish
said TFC307
equal "with the folder untouched" "$before" "$(contents changing.service)"
expect_status 2 "a catalogue that is not there, too" tfcat publish none.json --settings bursts.yml -o changing.service
equal "with the folder untouched" "$before" "$(contents changing.service)"
equal "and the table as well" $((events + 1)) "$(rows changing)"

python3 "$END_TO_END/edit_catalogue.py" "$original" "$catalogue"
sed -i 's/^free: .*/free: [quality]/' bursts.yml
expect_status 2 "other columns are no update" publish
said "dachs drop changing/q && dachs imp changing/q && dachs pub changing/q"
equal "and leave the folder untouched" "$before" "$(contents changing.service)"
expect_status 2 "--full, which would lose the vanished one, is refused" publish --full
equal "and leaves the folder untouched" "$before" "$(contents changing.service)"
expect "with --full --remove-vanished they are published" publish --full --remove-vanished
put changing changing.service
expect "dachs drop, as it says" dachs drop changing/q
expect "dachs imp" dachs imp changing/q
expect "dachs pub" dachs pub changing/q
sound changing
equal "the column is gone" 0 "$(sql -d gavo -c "SELECT count(*) FROM information_schema.columns
  WHERE table_schema = 'changing' AND column_name = 'changing_peak_flux'")"
