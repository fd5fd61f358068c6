# The packages of an image by name, for every policy that asks for some of them. Policies that look here need `packages`.
package hasp.lib.packages

names := {package_.name | some package_ in input.image.packages}

# The packages of these names. An image with none of them costs a look-up each.
named(wanted) := {i: package_ |
	some name in wanted
	names[name]
	some i, package_ in input.image.packages
	package_.name == name
}

licenses := {license | some package_ in input.image.packages; some license in package_.licenses}

# The packages under one of these licences, and which it is.
licensed(wanted) := {[i, license]: package_ |
	some license in wanted
	licenses[license]
	some i, package_ in input.image.packages
	license in package_.licenses
}

# What a violation says of a package beside its message.
violation(i, package_, message) := {
	"message": message,
	"path": $"/image/packages/{i}",
	"observed": $"{package_.name} {package_.version}",
	"source": object.union({"file": package_.path}, object.filter(package_, ["layer"])),
	"package": package_.name,
	"file": package_.path,
}
