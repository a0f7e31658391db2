# The example catalogues become a service, and come back by TAP

settings bursts
cp "$ROOT"/examples/{solar-bursts,jupiter-decametric}.tfcat.json .
expect "bursts: tfcat publish" tfcat publish solar-bursts.tfcat.json jupiter-decametric.tfcat.json \
  --service bursts --settings bursts.yml -o bursts
update bursts bursts
sound bursts
served bursts solar-bursts.tfcat.json jupiter-decametric.tfcat.json
expect "bursts: tfcat lint finds nothing wrong in what TAP gives" tfcat lint --fail-on warning bursts.vot
expect "bursts: links resolve" python3 "$END_TO_END/datalinks.py" "$SERVER_URL/tap" bursts bursts
sed 's/^/      /' said
curl -fsS "$SERVER_URL/oai.xml?verb=GetRecord&metadataPrefix=ivo_vor&identifier=ivo://tfcat.example/bursts/q/epn_core" >said
said "<temporal>53990"
said "<spectral>"
echo "    the registry's record tells where and when the events are"
