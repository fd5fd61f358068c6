package hasp.lib.globs

# Compiling a glob is dear in WebAssembly, so it happens only where a plain comparison cannot tell.
fits(pattern, text) if pattern == text

fits(pattern, text) if {
	pattern != text
	some special in ["*", "?", "[", "{", "\\"]
	contains(pattern, special)
	glob.match(pattern, ["/"], text)
}
