package hasp.policies.resource.sensitive_persistent_volume_test

import data.hasp.policies.resource.sensitive_persistent_volume
import data.hasp.testing

found(spec) := violations if {
	object_ := {"apiVersion": "v1", "kind": "PersistentVolume", "metadata": {"name": "p"}, "spec": spec}
	violations := sensitive_persistent_volume.violations with input as testing.resource(object_)
		with data.hasp.settings.parameters["sensitive-host-mount"] as {
			"sockets": ["docker.sock"],
			"paths": ["/dev", "/etc"],
			"allowedReadOnly": ["/etc/ssl/certs"],
			"devices": [],
			"windowsPaths": ["/windows"],
		}
}

# Issue 6, 8. Nothing judged it once.
test_sees_a_volume_that_opens_the_node if {
	found({"hostPath": {"path": "/"}}) == {{
		"message": "PersistentVolume p is the host's / (writable)",
		"path": "/object/spec/hostPath/path",
		"observed": "/",
	}}
	testing.paths(found({"local": {"path": "/etc/kubernetes"}})) == {"/object/spec/local/path"}
	testing.paths(found({"local": {"path": "/dev/sdb"}})) == {"/object/spec/local/path"}
}

test_refuses[path] if {
	some path in ["/etc/ssl/certs", "/srv/../etc", "/run/docker.sock", `C:\Windows`, "", 5, null, ["/srv"]]
	count(found({"hostPath": {"path": path}})) == 1
}

test_refuses_a_volume_that_names_no_path if {
	count(found({"hostPath": {}})) == 1
}

test_allows_the_others[why] if {
	some why, spec in {
		"a disk of its own": {"local": {"path": "/mnt/disks/ssd1"}},
		"a directory of its own": {"hostPath": {"path": "/srv/data"}},
		"another machine's": {"nfs": {"path": "/etc", "server": "x"}},
		"nothing": {},
	}
	found(spec) == set()
}

test_names_a_volume_that_has_no_name_yet if {
	written := {"spec": {"hostPath": {"path": "/"}}}
	nameless := {"kind": "resource", "phase": "deploy", "resource": {"kind": "PersistentVolume", "generateName": "p-"}, "object": written}
	{violation.message | some violation in sensitive_persistent_volume.violations} == {"PersistentVolume p-* is the host's / (writable)"} with input as nameless
}
