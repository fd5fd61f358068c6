package hasp.policies.network.cloud_metadata_access_test

import data.hasp.policies.network.cloud_metadata_access
import data.hasp.testing

found(destination, changes) := violations if {
	parameters := object.union(data.hasp.parameters["cloud-metadata-access"], changes)
	violations := cloud_metadata_access.violations with input as testing.connect(destination)
		with data.hasp.parameters["cloud-metadata-access"] as parameters
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
	some address in ["169.254.169.254", "::ffff:169.254.169.254", "::FFFF:a9fe:A9FE", "fd00:ec2::254", "FD00:0ec2:0:0::254"]
	testing.paths(found({"address": address}, {})) == {"/event/destination/address"}
}

# Issue 6, item 10: the addresses of EKS Pod Identity and Oracle were missing.
test_knows_the_addresses_of[cloud] if {
	some cloud, address in {
		"AWS, Azure, Google, Oracle": "169.254.169.254",
		"AWS over IPv6": "fd00:ec2::254",
		"Amazon ECS tasks": "169.254.170.2",
		"EKS Pod Identity": "169.254.170.23",
		"EKS Pod Identity over IPv6": "fd00:ec2::23",
		"Alibaba": "100.100.100.200",
		"Azure's host": "168.63.129.16",
		"Oracle": "192.0.0.192",
		"Google over IPv6": "fd20:ce::254",
	}
	count(found({"address": address}, {})) == 1
}

test_leaves_the_node_itself_alone if {
	subject := object.remove(testing.connect({"address": "169.254.169.254"}), ["container"])
	violations := cloud_metadata_access.violations with input as subject
	violations == set()
}

test_allows[address] if {
	some address in ["169.254.169.253", "10.0.0.1", "169.254.169.25", "fd00:ec2::1", "::1", ""]
	found({"address": address}, {}) == set()
}

test_leaves_name_and_time_services_alone if {
	found({"address": "169.254.169.254", "port": 53}, {}) == set()
	found({"address": "169.254.169.254", "port": 123}, {}) == set()
	count(found({"address": "169.254.169.254", "port": 8080}, {})) == 1
}

test_allows_images_that_need_it if {
	found({"address": "169.254.169.254"}, {"allowedImages": ["docker.io/library/*"]}) == set()
	found({"address": "169.254.169.254"}, {"allowedImages": ["docker.io/library/web:1.4"]}) == set()
	count(found({"address": "169.254.169.254"}, {"allowedImages": ["docker.io/*", "docker.io/library/web:1.5"]})) == 1
}
