package hasp.policies.resource.volume_claim_test

import data.hasp.policies.resource.volume_claim
import data.hasp.testing

found(spec, changes) := violations if {
	violations := volume_claim.violations with input as testing.with_spec("v1", "PersistentVolumeClaim", spec)
		with data.hasp.parameters["volume-claim"] as object.union({"accessModes": [], "storageClasses": [], "maxSize": ""}, changes)
}

sized(size) := {"resources": {"requests": {"storage": size}}}

test_finds_a_mode if {
	found({"accessModes": ["ReadWriteOnce", "ReadWriteMany"]}, {"accessModes": ["ReadWriteOnce"]}) == {{
		"message": "PersistentVolumeClaim web asks for the access mode ReadWriteMany",
		"path": "/object/spec/accessModes/1",
		"observed": "ReadWriteMany",
		"expected": ["ReadWriteOnce"],
	}}
	found({"accessModes": ["ReadWriteMany"]}, {}) == set()
}

test_finds_a_class if {
	found({"storageClassName": "fast"}, {"storageClasses": ["slow"]}) == {{
		"message": "PersistentVolumeClaim web asks for the StorageClass fast",
		"path": "/object/spec",
		"observed": "fast",
		"expected": ["slow"],
	}}
	count(found({}, {"storageClasses": ["slow"]})) == 1
	found({"storageClassName": "slow"}, {"storageClasses": ["slow"]}) == set()
	found({"storageClassName": "fast"}, {}) == set()
}

test_finds_a_size if {
	found(sized("11Gi"), {"maxSize": "10Gi"}) == {{
		"message": "PersistentVolumeClaim web asks for 11Gi",
		"path": "/object/spec/resources/requests/storage",
		"observed": "11Gi",
		"expected": "10Gi",
	}}
	count(found(sized("much"), {"maxSize": "10Gi"})) == 1
	found(sized("10Gi"), {"maxSize": "10Gi"}) == set()
	found(sized("10Ti"), {}) == set()
}
