# The ports that an image exposes, as numbers: `8080`, `53/udp`, `8000-8010/tcp`.
package hasp.lib.exposed_ports

ranges[i] := {"from": from, "to": to, "text": text} if {
	some i, text in input.image.config.exposedPorts
	ends := split(split(substring(text, 0, 32), "/")[0], "-")
	from := to_number(ends[0])
	to := to_number(ends[count(ends) - 1])
}

violation(i, message) := {
	"message": message,
	"path": $"/image/config/exposedPorts/{i}",
	"observed": input.image.config.exposedPorts[i],
}
