# A catalogue in parts goes through lint and granules under Spark and Dask, with the results of one process

SPARK=${TFCAT_SCALE_PYTHON:-$("$ROOT/Scripts/install-scale")}
if ! "$SPARK" -c "import dask.bag, pyspark" 2>/dev/null || ! command -v java >/dev/null; then
  echo "    SKIPPED: PySpark, Dask or Java cannot be installed"
else
  export SPARK_LOCAL_IP=127.0.0.1 PYSPARK_SUBMIT_ARGS="--conf spark.ui.enabled=false pyspark-shell"
  spark() { "$SPARK" "$ROOT/examples/scale/spark_catalogue.py" "$1/head.json" "$1/features" --report "$1/report.json" "${@:2}"; }
  python3 "$END_TO_END/many_features.py" 30000 sound
  python3 "$END_TO_END/many_features.py" 30000 faulty mistakes
  granules=(granules --service bursts --to csv)

  expect "30 000 features in parts" spark sound --output sound/parts -- tfcat "${granules[@]}" -
  expect "one process" tfcat "${granules[@]}" sound/whole.tfcat.json -o sound/whole.csv
  tfcat lint --format json sound/whole.tfcat.json >sound/whole.json 2>/dev/null
  expect "the parts are the same" python3 "$END_TO_END/same_as_one_process.py" sound/whole.json sound/report.json \
    sound/whole.csv sound/parts/part-*.csv
  # The lines that docs/scale.md has.
  tfcat convert "$ROOT/examples/solar-bursts.tfcat.json" --to ndjson -o bursts.ndjson 2>/dev/null
  mkdir -p small/features
  head -1 bursts.ndjson >small/head.json
  tail -n +2 bursts.ndjson | split -l 5 -a 5 -d --additional-suffix=.ndjson - small/features/part-
  granules+=(--set creation_date=2024-05-01)
  expect "an example in parts" spark small --output small/parts -- tfcat "${granules[@]}" -
  expect "one process" tfcat "${granules[@]}" "$ROOT/examples/solar-bursts.tfcat.json" -o small/whole.csv
  equal "the parts are the same" "$(sha256sum <small/whole.csv)" \
    "$( (head -1 small/whole.csv && tail -q -n +2 small/parts/part-*.csv) | sha256sum)"
  expect_status 1 "30 000 features with mistakes" spark faulty --output faulty/parts -- tfcat "${granules[@]}" -
  tfcat lint --format json faulty/whole.tfcat.json >faulty/whole.json 2>/dev/null || true
  expect "the same findings" python3 "$END_TO_END/same_as_one_process.py" faulty/whole.json faulty/report.json
  expect "Dask" "$SPARK" "$ROOT/examples/scale/dask_lint.py" faulty/head.json faulty/features/*.ndjson
  python3 -c 'import json; [print(f["pointer"], f["severity"], f["rule"], f["message"])
for f in json.load(open("faulty/whole.json"))["diagnostics"]]' | sort >faulty/whole.txt
  equal "finds the same" "$(sha256sum <faulty/whole.txt)" "$(sort said | sha256sum)"
  equal "and nothing is converted" no "$([ -e faulty/parts ] && echo yes || echo no)"
fi
