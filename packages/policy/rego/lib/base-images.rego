# The image that this one was built on: as the scan found it, else as the standard labels say.
package hasp.lib.base_images

reference := named if named != "scratch"

# Nothing is below such an image, so nothing is to be approved or pinned.
is_scratch if named == "scratch"

named := input.image.baseImage.reference if {
	input.image.baseImage.reference != ""
} else := labelled if {
	labelled := input.image.config.labels["org.opencontainers.image.base.name"]
	labelled != ""
}

path := "/image/baseImage/reference" if {
	input.image.baseImage.reference != ""
} else := "/image/config/labels/org.opencontainers.image.base.name"

is_pinned if contains(named, "@")

is_pinned if input.image.baseImage.digest

is_pinned if input.image.config.labels["org.opencontainers.image.base.digest"] != ""
