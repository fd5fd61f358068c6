package hasp.policies.image.sensitive_image_volume_test

import data.hasp.policies.image.sensitive_image_volume
import data.hasp.testing

found(changes, parameters) := violations if {
	violations := sensitive_image_volume.violations with input as testing.image(changes)
		with data.hasp.parameters["sensitive-image-volume"] as object.union({"paths": ["/", "/etc"]}, parameters)
}

test_finds_it[volume] if {
	some volume in ["/", "/etc", "/etc/", "/srv/../etc", "//etc"]
	found({"config": {"volumes": ["/data", volume]}}, {}) == {{
		"message": $"the image declares a volume at {volume}",
		"path": "/image/config/volumes/1",
		"observed": volume,
	}}
}

test_leaves_others_alone if {
	found({"config": {"volumes": ["/data", "/etc/app", "/etcx"]}}, {}) == set()
	found({"config": {"volumes": ["/etc"]}}, {"paths": []}) == set()
}
