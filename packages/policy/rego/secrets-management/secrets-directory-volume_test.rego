package hasp.policies.secrets_management.secrets_directory_volume_test

import data.hasp.policies.secrets_management.secrets_directory_volume
import data.hasp.testing

found(volumes) := violations if {
	violations := secrets_directory_volume.violations with input as testing.image({"config": {"volumes": volumes}})
}

test_finds_the_directory[volume] if {
	some volume in ["/run/secrets", "/run/secrets/", "/var/run/secrets/app", "/run//secrets"]
	found(["/data", volume]) == {{"message": $"the image declares {volume} as a volume", "path": "/image/config/volumes/1", "observed": volume}}
}

test_allows_the_others if {
	found(["/data", "/run", "/run/secretsx"]) == set()
	found([]) == set()
}
