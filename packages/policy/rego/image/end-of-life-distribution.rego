# METADATA
# scope: package
# title: Distribution that is no longer supported
# description: |
#   Nobody mends the packages of the distribution any more, and its advisories have ended too: a scan that finds little proves nothing.
# custom:
#   id: end-of-life-distribution
#   severity: high
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     recommended: {build: warn, deploy: warn, run: audit}
#     strict: enforce
#   remediation: >-
#     Move the image to a supported release of the distribution in FROM, and rebuild.
#   references:
#     - CIS-Docker-1.6.0 4.2
#     - NIST-800-190 4.1.1
#     - CWE-1104
#   parameters:
#     type: object
#     properties:
#       endOfLife:
#         type: object
#         additionalProperties: {type: string}
#         description: The last day of support by distribution and release, for those of which the facts say none.
#         default:
#           "alpine:3.12": "2022-05-01"
#           "alpine:3.13": "2022-11-01"
#           "alpine:3.14": "2023-05-01"
#           "alpine:3.15": "2023-11-01"
#           "alpine:3.16": "2024-05-23"
#           "alpine:3.17": "2024-11-22"
#           "alpine:3.18": "2025-05-09"
#           "alpine:3.19": "2025-11-01"
#           "alpine:3.20": "2026-04-01"
#           "alpine:3.21": "2026-11-01"
#           "centos:6": "2020-11-30"
#           "centos:7": "2024-06-30"
#           "centos:8": "2021-12-31"
#           "debian:8": "2020-06-30"
#           "debian:9": "2022-06-30"
#           "debian:10": "2024-06-30"
#           "debian:11": "2026-08-31"
#           "debian:12": "2028-06-30"
#           "debian:13": "2030-06-30"
#           "ubuntu:14.04": "2019-04-25"
#           "ubuntu:16.04": "2021-04-30"
#           "ubuntu:18.04": "2023-05-31"
#           "ubuntu:20.04": "2025-05-29"
#           "ubuntu:20.10": "2021-07-22"
#           "ubuntu:21.04": "2022-01-20"
#           "ubuntu:21.10": "2022-07-14"
#           "ubuntu:22.04": "2027-06-01"
#           "ubuntu:22.10": "2023-07-20"
#           "ubuntu:23.04": "2024-01-25"
#           "ubuntu:23.10": "2024-07-11"
#           "ubuntu:24.04": "2029-05-31"
#           "ubuntu:24.10": "2025-07-10"
#           "ubuntu:25.04": "2026-01-15"
#           "ubuntu:25.10": "2026-07-09"
#           "ubuntu:26.04": "2031-05-29"
package hasp.policies.image.end_of_life_distribution

parameters := data.hasp.parameters["end-of-life-distribution"]

violations contains {
	"message": $"{concat(" ", words)} has not been supported since {ended}",
	"path": "/image/distribution",
	"observed": release,
	"source": {"endOfLife": ended},
} if {
	has_ended
	not is_supported
}

violations contains {
	"message": $"{input.image.distribution.id} is no longer supported by its maker",
	"path": "/image/distribution",
	"observed": input.image.distribution.id,
} if {
	input.image.distribution.supported == false
	not has_ended
}

# What the facts say of support, such as one that was bought, goes before any date.
is_supported if input.image.distribution.supported == true

has_ended if ended < substring(input.context.time, 0, 10)

ended := substring(input.image.distribution.endOfLife, 0, 10) if {
	input.image.distribution.endOfLife
} else := parameters.endOfLife[release] if {
	parameters.endOfLife[release]
} else := parameters.endOfLife[branch]

release := concat(":", words)

words := [word | some member in ["id", "versionId"]; word := input.image.distribution[member]]

# `3.17` of `3.17.3`, for distributions that are supported by branch.
branch := $"{input.image.distribution.id}:{parts[0]}.{parts[1]}" if {
	parts := split(input.image.distribution.versionId, ".")
	count(parts) > 2
}
