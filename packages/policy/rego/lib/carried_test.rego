package hasp.lib.carried_test

import data.hasp.lib.carried
import data.hasp.testing

image := testing.summary({
	"digest": testing.digest,
	"id": "sha256:id",
	"decision": {
		"verdict": "deny",
		"violations": [
			{
				"policy": "vulnerable",
				"severity": "high",
				"message": "CVE-1 in openssl",
				"identifiers": ["CVE-1", "GHSA-1"],
				"package": "openssl",
				"fix": {"available": true, "version": "2"},
			},
			{"policy": "secret", "severity": "high", "message": "a private key", "file": "/root/.ssh/id_rsa"},
			{"policy": "judged-there", "severity": "low", "message": "says so itself"},
			{"policy": "gone", "severity": "low", "message": "nobody knows it"},
		],
		"omitted": {"vulnerable": 7, "judged-there": 1, "gone": 2},
		"undecided": [],
	},
})

policies := {
	"vulnerable": {"workload": true, "container": true},
	"secret": {"workload": true},
	"judged-there": {},
}

found_in(one) := found if {
	found := carried.found with input as one with data.hasp.carried as policies
}

source := {"digest": testing.digest, "id": "sha256:id", "scannedAt": "2026-11-24T00:00:00.000Z"}

vulnerable(path) := {"policy": "vulnerable", "violation": {
	"message": "image docker.io/library/web:1.4: CVE-1 in openssl",
	"path": path,
	"key": "CVE-1 in openssl",
	"observed": "docker.io/library/web:1.4",
	"source": source,
	"identifiers": ["CVE-1", "GHSA-1"],
	"package": "openssl",
	"fix": {"available": true, "version": "2"},
}}

more(path) := {"policy": "vulnerable", "violation": {
	"message": "image docker.io/library/web:1.4: 7 more violations of this policy than are listed here",
	"path": path,
	"observed": 7,
	"source": source,
}}

test_says_again_all_that_an_image_was_found_to_break_and_what_was_cut if {
	found_in(testing.workload([testing.container({}), testing.container({"image": image})])) == {
		vulnerable("/workload/containers/1/image"),
		more("/workload/containers/1/image"),
		{"policy": "secret", "violation": {
			"message": "image docker.io/library/web:1.4: a private key",
			"path": "/workload/containers/1/image",
			"key": "a private key",
			"observed": "docker.io/library/web:1.4",
			"source": source,
			"file": "/root/.ssh/id_rsa",
		}},
		{"policy": "judged-there", "violation": {
			"message": "image docker.io/library/web:1.4: says so itself",
			"path": "/workload/containers/1/image",
			"key": "says so itself",
			"observed": "docker.io/library/web:1.4",
			"source": source,
		}},
		{"policy": "judged-there", "violation": {
			"message": "image docker.io/library/web:1.4: 1 more violations of this policy than are listed here",
			"path": "/workload/containers/1/image",
			"observed": 1,
			"source": source,
		}},
	}
}

test_says_it_of_a_running_container if {
	{[one.policy, one.violation.path] | some one in found_in(testing.running({"image": image}))} == {
		["vulnerable", "/container/image"],
		["secret", "/container/image"],
		["judged-there", "/container/image"],
	}
}

test_says_it_of_each_container_that_runs_the_image if {
	found := found_in(testing.workload([testing.container({"image": image}), testing.container({"image": image})]))
	{one.violation.path | some one in found} == {"/workload/containers/0/image", "/workload/containers/1/image"}
	count(found) == 10
}

test_does_not_carry_what_is_off if {
	off := {"workload": {"deploy": {"known-vulnerability": true}}}
	subject := testing.deployed({"image": testing.summary({"decision": {"verdict": "deny", "violations": [{"policy": "known-vulnerability", "severity": "high", "message": "m"}], "omitted": {"known-vulnerability": 2}}})})
	carrying := {"known-vulnerability": {"workload": true}}
	count(data.hasp.lib.carried.found) == 2 with input as subject with data.hasp.carried as carrying
	data.hasp.lib.carried.found == set() with input as subject with data.hasp.carried as carrying with data.hasp.off as off
}

test_says_nothing_of_events_and_of_images_without_a_decision if {
	in_event := object.union(testing.exec(testing.process(1, "/x", []), []), {"container": {"image": image}})
	found_in(in_event) == set()
	found_in(testing.workload([object.union(object.remove(testing.container({}), ["image"]), {"image": object.remove(image, ["decision"])})])) == set()
}
