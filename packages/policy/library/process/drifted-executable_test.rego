package hasp.policies.process.drifted_executable_test

import data.hasp.policies.process.drifted_executable
import data.hasp.testing

found(process, in_image, allowed) := violations if {
	subject := object.union(
		testing.exec(process, [testing.process(1, "/web", ["/web"])]),
		{"event": in_image},
	)
	violations := drifted_executable.violations with input as subject
		with data.hasp.settings.parameters["drifted-executable"] as {"allowedPaths": allowed}
}

miner := testing.process(9, "/tmp/x/kdevtmpfsi", ["kdevtmpfsi"])

test_finds_a_program_that_came_later if {
	found(miner, {"inImage": false}, []) == {{
		"message": "/tmp/x/kdevtmpfsi was executed and did not come with the image docker.io/library/web:1.4",
		"path": "/event/inImage",
		"observed": "/tmp/x/kdevtmpfsi",
		"source": {"ancestry": [testing.process(1, "/web", ["/web"])]},
	}}
}

test_names_a_program_that_is_gone_already if {
	subject := testing.exec({"pid": 9, "name": "x", "args": []}, [])
	violations := drifted_executable.violations with input as object.union(subject, {"event": {"inImage": false}})
		with data.hasp.settings.parameters["drifted-executable"] as {"allowedPaths": []}
	{violation.observed | some violation in violations} == {"x"}
}

test_allows_what_came_with_the_image_or_cannot_be_told if {
	found(miner, {"inImage": true}, []) == set()
	untold := testing.exec(miner, [])
	subject := object.union(object.remove(untold, ["event"]), {"event": object.remove(untold.event, ["inImage"])})
	count(drifted_executable.violations) == 0 with input as subject
		with data.hasp.settings.parameters["drifted-executable"] as {"allowedPaths": []}
}

test_allows_paths_where_programs_may_appear if {
	found(miner, {"inImage": false}, ["/tmp/x"]) == set()
	count(found(miner, {"inImage": false}, ["/tmp/xy", "/opt"])) == 1
	hidden := testing.process(9, "/tmp/x/../y", ["y"])
	count(found(hidden, {"inImage": false}, ["/tmp/x"])) == 1
}
