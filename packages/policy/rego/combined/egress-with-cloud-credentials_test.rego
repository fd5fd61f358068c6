package hasp.policies.combined.egress_with_cloud_credentials_test

import data.hasp.policies.combined.egress_with_cloud_credentials
import data.hasp.testing

parameters := {"variables": ["AWS_SECRET_ACCESS_KEY"], "places": ["/.aws/"], "allowedNames": [".amazonaws.com"]}

connected(destination, settings) := object.union(testing.connect(object.union({"address": "203.0.113.9", "port": 443, "entity": "internet"}, destination)), {"container": settings})

found(destination, settings) := violations if {
	violations := egress_with_cloud_credentials.violations with input as connected(destination, settings)
		with data.hasp.parameters["egress-with-cloud-credentials"] as parameters
}

open(destination, settings) := unknowns if {
	unknowns := egress_with_cloud_credentials.unknowns with input as connected(destination, settings)
		with data.hasp.parameters["egress-with-cloud-credentials"] as parameters
}

keys := {"env": [{"name": "A", "value": "b"}, {"name": "AWS_SECRET_ACCESS_KEY", "from": {"kind": "secret"}}]}

elsewhere := {"names": ["paste.example"]}

test_finds_both_together if {
	some violation in found(elsewhere, keys)
	violation.message == "curl connected to paste.example on the internet from container web, which holds cloud credentials (AWS_SECRET_ACCESS_KEY)"
	violation.path == "/event/destination"
	violation.observed == {"destination": "paste.example", "credential": "AWS_SECRET_ACCESS_KEY"}
	violation.source.process.pid == 9
	{one.observed.credential | some one in found(elsewhere, {"mounts": [{"destination": "/root/.aws", "type": "secret", "readOnly": true}]})} == {"/root/.aws"}
	count(found({"names": ["evilamazonaws.com"]}, keys)) == 1
	{one.observed.destination | some one in found({"names": ["a.example", "b.example"]}, keys)} == {"a.example, b.example"}
}

test_allows_the_others if {
	found({"names": ["s3.eu-west-1.amazonaws.com."]}, keys) == set()
	found({"names": ["S3.AMAZONAWS.COM"]}, keys) == set()
	found(object.union(elsewhere, {"entity": "cluster"}), keys) == set()
	found(elsewhere, {"env": [{"name": "A", "value": "b"}], "mounts": [{"destination": "/root", "type": "emptyDir", "readOnly": false}]}) == set()
	found({}, keys) == set()
}

test_says_so_where_the_address_has_no_name if {
	open({}, keys) == {{
		"message": "whom 203.0.113.9 belongs to is not told, and container web holds cloud credentials (AWS_SECRET_ACCESS_KEY)",
		"path": "/event/destination",
	}}
	open(elsewhere, keys) == set()
	open({"entity": "node"}, keys) == set()
	open({}, {}) == set()
}
