# Globs with `/` between parts: `*` stays within a part, `**` does not. Decided by plain comparisons alone: OPA's WebAssembly
# runtime would compile a regular expression for each pattern in each evaluation, and frees one in use after a hundred.
# settings-pattern.ts refuses what this cannot read.
package hasp.lib.globs

fits(pattern, text) := pattern == text if {
	not contains(pattern, "*")
} else := fits_parts(split(pattern, "/"), split(text, "/")) if {
	not contains(pattern, "**")
} else := fits_around(split(pattern, "**"), text)

fits_parts(patterns, texts) if {
	count(patterns) == count(texts)
	every i, pattern in patterns {
		fits_pieces(split(pattern, "*"), texts[i])
	}
} else := false

# The pieces between stars, in their order; the first begins the text and the last ends it.
fits_pieces(pieces, text) := pieces[0] == text if {
	count(pieces) == 1
} else := false if {
	not startswith(text, pieces[0])
} else := false if {
	not endswith(text, pieces[count(pieces) - 1])
} else := false if {
	count(text) < count(pieces[0]) + count(pieces[count(pieces) - 1])
} else := fits_inner(
	array.slice(pieces, 1, count(pieces) - 1),
	substring(text, count(pieces[0]), (count(text) - count(pieces[0])) - count(pieces[count(pieces) - 1])),
)

fits_inner([], _) := true

fits_inner([a], text) := contains(text, a)

fits_inner([a, b], text) := contains(after(text, a), b) if {
	contains(text, a)
} else := false

fits_inner([a, b, c], text) := fits_inner2(b, c, after(text, a)) if {
	contains(text, a)
} else := false

fits_inner2(a, b, text) := contains(after(text, a), b) if {
	contains(text, a)
} else := false

after(text, piece) := substring(text, indexof(text, piece) + count(piece), -1)

# Around `**`, parts with stars stand to both sides of it, and what touches it has none.
fits_around([left, right], text) := fits_sides(split(left, "/"), split(right, "/"), split(text, "/"))

# Several `**` have no other stars between them.
fits_around(pieces, text) := fits_pieces(pieces, text) if count(pieces) > 2

fits_sides(left, right, texts) if {
	lefts := count(left) - 1
	rights := count(right) - 1
	count(texts) > lefts + rights
	fits_parts(array.slice(left, 0, lefts), array.slice(texts, 0, lefts))
	fits_parts(array.slice(right, 1, rights + 1), array.slice(texts, count(texts) - rights, count(texts)))
	middle := concat("/", array.slice(texts, lefts, count(texts) - rights))
	fits_pieces([left[lefts], right[0]], middle)
} else := false
