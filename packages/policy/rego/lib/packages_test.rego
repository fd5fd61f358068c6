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

test_finds_by_name if {
	found := packages.named(["openssl", "curl"]) with input as image(["libssl3", "openssl", "openssl"])
	object.keys(found) == {1, 2}
	none := packages.named(["openssl"]) with input as image(["libssl3"])
	none == {}
}

test_finds_by_licence if {
	one := testing.image({"packages": [package_of("a", {}), package_of("b", {"licenses": ["MIT", "X"]}), package_of("c", {"licenses": ["X"]})]})
	found := packages.licensed(["X", "Y"]) with input as one
	object.keys(found) == {[1, "X"], [2, "X"]}
	none := packages.licensed(["Y"]) with input as one
	none == {}
}

test_finds_nothing_where_packages_were_not_sent if {
	found := packages.named(["openssl"]) with input as {"image": {}}
	found == {}
	licensed := packages.licensed(["MIT"]) with input as {"image": {}}
	licensed == {}
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
