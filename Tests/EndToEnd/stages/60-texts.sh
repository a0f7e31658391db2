# Texts with every control, separator and formatting character come back as they were written

settings bursts
python3 "$END_TO_END/odd_texts.py" odd.tfcat.json
sed -i '/^datalink:/,$d' bursts.yml
cat >>bursts.yml <<'END'
granules: {instrument_host_name: Wind, instrument_name: "Waves \N\L\P"}
datalink:
  - {url: "https://example.org/]]>\"{time_min:%Y]]>&}", semantics: preview, format: image/png, description: "]]></code> \" ' \\schema{x} %s"}
END
expect "odd: tfcat publish" tfcat publish odd.tfcat.json --service odd --settings bursts.yml \
  --title "]]> \\schema \"\"\" <!--" --doi "10.5072/]]>" -o odd
update odd odd
sound odd
served odd odd.tfcat.json --set instrument_host_name=Wind --set "instrument_name=$(printf 'Waves \u0085\u2028\u2029')"
expect "odd: links resolve" python3 "$END_TO_END/datalinks.py" "$SERVER_URL/tap" odd odd
