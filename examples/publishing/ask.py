import pyvo

service = pyvo.dal.TAPService("http://localhost:8080/tap")
events = service.search("SELECT * FROM may2023.epn_core WHERE granule_uid = 'may2023_t2-8'")
print(events[0]["time_min"], events[0]["may2023_remarks"])
for link in pyvo.dal.adhoc.DatalinkResults.from_result_url(events[0]["datalink_url"]):
    if link["semantics"] != "#this":
        print(link["semantics"], link["access_url"])
