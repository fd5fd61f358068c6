# The build instructions of an image as its history tells them, whoever wrote it: the classic builder, BuildKit, Buildah or Kaniko.
package hasp.lib.build_steps

# By their places in the history. Text is compared as a whole and never taken apart, however long somebody made it.
all[i] := step if {
	some i, entry in input.image.history
	step := read(entry.createdBy)
}

# Instructions that run commands, which are most of those that are asked about.
runs[i] := step.text if {
	some i, step in all
	step.keyword == "RUN"
}

# The classic builder marks what runs nothing.
read(text) := split_keyword(trim_space(substring(text, at + 6, -1))) if {
	at := indexof(text, "#(nop)")
	at >= 0
} else := split_keyword(trim_suffix(text, " # buildkit")) if {
	keywords[first_word(text)]
} else := {"keyword": "RUN", "text": text} if {
	some beginning in ["/bin/", "|"]
	startswith(text, beginning)
} else := {"keyword": "", "text": text}

split_keyword(text) := {"keyword": keyword, "text": trim_space(substring(text, count(keyword), -1))} if {
	keyword := first_word(text)
}

first_word(text) := substring(text, 0, indexof(text, " "))

keywords := {
	"ADD", "ARG", "CMD", "COPY", "ENTRYPOINT", "ENV", "EXPOSE", "HEALTHCHECK", "LABEL",
	"ONBUILD", "RUN", "SHELL", "STOPSIGNAL", "USER", "VOLUME", "WORKDIR",
}

# What a violation says of an instruction beside its message.
violation(i, message) := {
	"message": message,
	"path": $"/image/history/{i}/createdBy",
	"observed": short(input.image.history[i].createdBy),
	"source": object.filter(input.image.history[i], ["layer", "createdAt"]),
}

# Instructions can be as long as a script.
short(text) := text if {
	count(text) <= 120
} else := $"{substring(text, 0, 119)}…"
