package hasp.policies.network.cloud_metadata_access_test

import data.hasp.policies.network.cloud_metadata_access
import data.hasp.testing

parameters := {
	"addresses": ["169.254.169.254", "fd00:ec2::254"],
	"ignoredPorts": [53, 123],
	"allowedImages": [],
}

found(destination, changes) := violations if {
	violations := cloud_metadata_access.violations with input as testing.connect(destination)
		with data.hasp.settings.parameters["cloud-metadata-access"] as object.union(parameters, changes)
}

test_finds_a_connection if {
	found({"address": "169.254.169.254"}, {}) == {{
		"message": "curl connected to the cloud metadata address 169.254.169.254:80",
		"path": "/event/destination/address",
		"observed": "169.254.169.254:80/tcp",
		"source": {
			"process": testing.process(9, "/usr/bin/curl", ["curl"]),
			"ancestry": [testing.process(1, "/web", ["/web"])],
		},
	}}
}

test_finds_each_form_of_address[address] if {
	some address in ["169.254.169.254", "::ffff:169.254.169.254", "fd00:ec2::254"]
	testing.paths(found({"address": address}, {})) == {"/event/destination/address"}
}

test_allows[address] if {
	some address in ["169.254.169.253", "10.0.0.1", "169.254.169.25", "fd00:ec2::1", "::1", ""]
	found({"address": address}, {}) == set()
}

test_leaves_name_and_time_services_alone if {
	found({"address": "169.254.169.254", "port": 53, "protocol": "udp"}, {}) == set()
	found({"address": "169.254.169.254", "port": 123, "protocol": "udp"}, {}) == set()
	count(found({"address": "169.254.169.254", "port": 8080}, {})) == 1
}

test_allows_images_that_need_it if {
	found({"address": "169.254.169.254"}, {"allowedImages": ["docker.io/library/*"]}) == set()
	found({"address": "169.254.169.254"}, {"allowedImages": ["docker.io/library/web:1.4"]}) == set()
	count(found({"address": "169.254.169.254"}, {"allowedImages": ["docker.io/*", "docker.io/library/web:1.5"]})) == 1
}
