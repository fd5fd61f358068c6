# What images' own decisions found, said again by whatever runs the image: for every policy over images, and nothing of it lost.
package hasp.lib.carried

import data.hasp.lib.containers
import data.hasp.lib.dispatch

found contains {"policy": violation.policy, "violation": object.union(
	object.filter(violation, ["identifiers", "package", "fix", "file", "atMost"]),
	{
		"message": $"image {image.reference}: {violation.message}",
		"path": $"{path}/image",
		"key": violation.message,
		"observed": image.reference,
		"source": object.filter(image, ["digest", "id", "scannedAt"]),
	},
)} if {
	some path, container in containers.all
	image := container.image
	some violation in image.decision.violations
	data.hasp.carried[violation.policy]
	not dispatch.off[violation.policy]
}

# They have no identifier and no package, so an exception for one package does not cover what was cut.
found contains {"policy": policy, "violation": {
	"message": $"image {image.reference}: {n} more violations of this policy than are listed here",
	"path": $"{path}/image",
	"observed": n,
	"source": object.filter(image, ["digest", "id", "scannedAt"]),
}} if {
	some path, container in containers.all
	image := container.image
	some policy, n in image.decision.omitted
	data.hasp.carried[policy]
	not dispatch.off[policy]
}
