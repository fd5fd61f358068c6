# The packages of an image by name, for every policy that asks for some of them. Policies that look here need `packages`.
package hasp.lib.packages

# The name of the source they were built from counts too, because vendors split one program into many packages.
by_name[name][i] := package_ if {
	some i, package_ in input.image.packages
	some name in {package_.name, object.get(package_, ["source", "name"], package_.name)}
}

by_own_name[package_.name][i] := package_ if {
	some i, package_ in input.image.packages
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
