import fc from "fast-check";
import { expect, test } from "vitest";
import { CodedError } from "./error.ts";
import { formatImageReference, parseImageReference } from "./image-reference.ts";

const hex = "a".repeat(64);

// cases of github.com/distribution/reference, reference_test.go and normalize_test.go
test.each([
  ["nginx", "docker.io/library/nginx"],
  ["nginx:1.27", "docker.io/library/nginx:1.27"],
  ["docker.io/nginx", "docker.io/library/nginx"],
  ["index.docker.io/library/nginx", "docker.io/library/nginx"],
  ["grafana/grafana", "docker.io/grafana/grafana"],
  ["localhost/app:dev", "localhost/app:dev"],
  ["test:5000/repo", "test:5000/repo"],
  [`test:5000/repo@sha256:${hex}`, `test:5000/repo@sha256:${hex}`],
  [`quay.io/a/b:v1@sha256:${hex}`, `quay.io/a/b:v1@sha256:${hex}`],
  ["lowercase:Uppercase", "docker.io/library/lowercase:Uppercase"],
  ["foo_bar.com:8080/repo", undefined],
  ["sub-dom1.foo.com/bar/baz/quux:some-long-tag", "sub-dom1.foo.com/bar/baz/quux:some-long-tag"],
  ["b.gcr.io/test.example.com/my-app", "b.gcr.io/test.example.com/my-app"],
  ["xn--n3h.com/myimage:xn--n3h.com", "xn--n3h.com/myimage:xn--n3h.com"],
  ["foo/foo_bar.com:8080", "docker.io/foo/foo_bar.com:8080"],
  ["[2001:db8::1]:5000/repo", "[2001:db8::1]:5000/repo"],
  ["", undefined],
  [":justtag", undefined],
  ["@sha256:ffff", undefined],
  ["Uppercase:tag", undefined],
  ["aa/asdf$$^/aa", undefined],
  ["https://registry.example.com/app", undefined],
  ["-repo", undefined],
  ["a//b", undefined],
  ["app:", undefined],
  [`app:${"x".repeat(129)}`, undefined],
  ["a b", undefined],
])("reads %j", (text, expected) => {
  if (expected !== undefined)
    expect(formatImageReference(parseImageReference(text))).toBe(expected);
  else expect(() => parseImageReference(text)).toThrow(CodedError);
});

test("any text gives a reference that reads the same again, or a coded error", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."aZ0.-_/:@[]#") }), (text) => {
      try {
        const once = formatImageReference(parseImageReference(text));
        expect(formatImageReference(parseImageReference(once))).toBe(once);
      } catch (error) {
        expect(error).toMatchObject({ code: "REFERENCE_INVALID" });
      }
    }),
  );
});
