package hasp.lib.packages_test

import data.hasp.lib.packages
import data.hasp.testing

# A package of this name, changed by what a test is about.
package_of(name, changes) := object.union(
	{"type": "deb", "name": name, "version": "1.2", "purl": "pkg:deb/debian/x@1.2", "path": "var/lib/dpkg/status"},
	changes,
)

# An image with packages of these names.
image(names) := testing.image({"packages": [package_of(name, {}) | some name in names]})

built := package_of("libssl3", {"source": {"name": "openssl", "version": "1"}})

test_finds_by_name_and_by_source if {
	found := packages.by_name with input as testing.image({"packages": [built, package_of("openssl", {})]})
	{name: object.keys(of_name) | some name, of_name in found} == {"libssl3": {0}, "openssl": {0, 1}}
}

test_finds_by_its_own_name_alone if {
	found := packages.by_own_name with input as testing.image({"packages": [built, package_of("openssl", {})]})
	{name: object.keys(of_name) | some name, of_name in found} == {"libssl3": {0}, "openssl": {1}}
}

test_finds_nothing_where_packages_were_not_sent if {
	found := packages.by_name with input as {"image": {}}
	found == {}
}

test_says_where_a_package_is if {
	packages.violation(2, package_of("a", {"layer": "sha256:x"}), "m") == {
		"message": "m",
		"path": "/image/packages/2",
		"observed": "a 1.2",
		"source": {"file": "var/lib/dpkg/status", "layer": "sha256:x"},
		"package": "a",
		"file": "var/lib/dpkg/status",
	}
}
