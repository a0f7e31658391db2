# Killed or without space at any moment: the next run finishes the work, and the result is that of an undisturbed one

settings bursts
mkdir -p killed
python3 "$END_TO_END/edit_catalogue.py" "$ROOT/examples/solar-bursts.tfcat.json" killed/bursts.tfcat.json \
  change=wind-20060912-002:peak_flux:999.5 add=wind-20060912-013:wind-20060912-012 drop=wind-20060912-005
cp "$ROOT/examples/solar-bursts.tfcat.json" bursts.tfcat.json
publish_first() { "$@" tfcat publish bursts.tfcat.json --service killed --settings bursts.yml -o killed/service --date 2024-05-01; }
publish_next() {
  "$@" tfcat publish killed/bursts.tfcat.json --service killed --settings bursts.yml -o killed/service --date 2024-06-01 \
    --remove-vanished
}

expect "undisturbed: the first publication" publish_first
cp -a killed/service killed/first
expect "undisturbed: the next one" publish_next
cp -a killed/service killed/next

# The rows of a table: one changed, one new, one that is gone.
cp -r "$ROOT/examples/services/orfees" killed/orfees
sed -e '2s/96480000/96490000/' -e 3d -e '$p' -e '$s/20140227/20140228/' killed/orfees/index.csv >killed/orfees/next.csv
rows_of() {
  local table=$1 date=$2
  shift 2
  "$@" tfcat publish --map killed/orfees/orfees.yml "killed/orfees/$table.csv" --settings killed/orfees/tfcat-publish.yml \
    -o killed/service --date "$date" --remove-vanished
}
publish_rows() { rows_of index 2024-05-01 "$@"; }
publish_rowsnext() { rows_of next 2024-06-01 "$@"; }
rm -r killed/service
expect "undisturbed: the first publication of a table" publish_rows
cp -a killed/service killed/rows
expect "undisturbed: the next one" publish_rowsnext
said "1 new, 1 changed"
cp -a killed/service killed/rowsnext

# disturbed TEXT KIND BEFORE FAULT CALL...: for each system call of these kinds, the first, the second ... until there are
# no more (of those that write pages every fifth), a run with the fault at that place, and a run without.
disturbed() {
  local text=$1 kind=$2 before=$3 fault=$4 call number step status tried=0
  shift 4
  for call in "$@"; do
    step=1
    case $call in *write*) step=5 ;; esac
    for ((number = 1; number < 400; number += step)); do
      rm -rf killed/service killed/.service.new
      [ "$before" = none ] || cp -a "killed/$before" killed/service
      status=0
      "publish_$kind" strace -f -qq -o /dev/null -e "trace=$call" -e "inject=$call:${fault/@/$number}" >said 2>&1 || status=$?
      [ $status != 0 ] || break
      tried=$((tried + 1))
      "publish_$kind" >said 2>&1 || failed "$text, $call number $number" "the next run ended with $?"
      python3 "$END_TO_END/same_service.py" killed/service "killed/$kind" >said 2>&1 || failed "$text, $call number $number"
    done
  done
  [ $tried -ge 10 ] || failed "$text" "only $tried places"
  echo "    $text: at $tried places"
}

if strace -qq -o /dev/null true 2>said; then
  disturbed "kill -9, the first publication" first none signal=KILL:when=@ rename fsync fdatasync unlink mkdir pwrite64
  disturbed "kill -9, the next one" next first signal=KILL:when=@ rename fsync fdatasync unlink mkdir pwrite64
  disturbed "a full disk, the first publication" first none error=ENOSPC:when=@+ write pwrite64
  disturbed "a full disk, the next one" next first error=ENOSPC:when=@+ write pwrite64
  disturbed "kill -9, the first publication of a table" rows none signal=KILL:when=@ rename fsync fdatasync unlink mkdir pwrite64
  disturbed "kill -9, the next one" rowsnext rows signal=KILL:when=@ rename fsync fdatasync unlink mkdir pwrite64
  disturbed "a full disk, the next one" rowsnext rows error=ENOSPC:when=@+ write pwrite64
else
  echo "    SKIPPED: strace may not trace here"
fi

python3 "$END_TO_END/many_features.py" 30000 killed/many
mv killed/many/whole.tfcat.json killed/many.tfcat.json
publish_many() { tfcat publish killed/many.tfcat.json --service many --settings bursts.yml -o "$1" --date 2024-05-01; }
expect "undisturbed: 30 000 events" publish_many killed/undisturbed
for delay in 0.05 0.2 0.4 0.6 0.8 1.0 1.2 1.4; do
  publish_many killed/disturbed >said 2>&1 &
  pid=$!
  sleep $delay
  kill -9 "$(pgrep -P $pid || echo $pid)" 2>/dev/null || true
  wait $pid 2>/dev/null || true
done
expect "killed eight times in a row, then left alone" publish_many killed/disturbed
expect "the same service" python3 "$END_TO_END/same_service.py" killed/disturbed killed/undisturbed
