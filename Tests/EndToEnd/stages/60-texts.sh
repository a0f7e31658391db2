# Texts with every control, separator and formatting character come back as they were written

settings bursts
python3 "$END_TO_END/odd_texts.py" odd.tfcat.json
sed -i '/^datalink:/,$d' bursts.yml
cat >>bursts.yml <<'END'
doi: "10.1002/(SICI)1097]]>%5<693::AID-é\\x>3.0.CO;2-O#1"
granules: {instrument_host_name: Wind, instrument_name: "Waves \N\L\P"}
datalink:
  - {url: "https://example.org/%5D%5D%3E{time_min:%Y%%25}&'{granule_uid}", semantics: preview, format: image/png, description: "]]></code> \" ' \\schema{x} %s é"}
END
expect "odd: tfcat publish" tfcat publish odd.tfcat.json --service odd --settings bursts.yml \
  --title "]]> \\schema \"\"\" <!--" -o odd
update odd odd
sound odd
served odd odd.tfcat.json --set instrument_host_name=Wind --set "instrument_name=$(printf 'Waves \u0085\u2028\u2029')"
expect "odd: links resolve" python3 "$END_TO_END/datalinks.py" "$SERVER_URL/tap" odd odd

python3 "$END_TO_END/odd_texts.py" emoji.tfcat.json 0x1F600
expect_status 2 "odd: what no VOTable can have is named" \
  tfcat publish odd.tfcat.json emoji.tfcat.json --service odd --settings bursts.yml -o odd
said "odd_u1f600"
said "U+1F600"
