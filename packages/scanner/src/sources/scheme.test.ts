import { expect, test } from "vitest";
import { sources } from "./index.ts";
import { checkScheme } from "./scheme.ts";

const schemes = sources.map(({ scheme }) => scheme);

test.each([
  ["docker-archiv:x", "did you mean docker-archive:x? "],
  ["dockerarchive:./a.tar", "did you mean docker-archive:./a.tar? "],
  ["oci-achive:a.tar:1", "did you mean oci-archive:a.tar:1? "],
  ["oci_dir:layout", undefined],
  ["oci:layout", "did you mean oci-dir:layout? "],
  ["docker-daemon:app:1", "did you mean docker:app:1? "],
  ["podman:app:1", ""],
  ["file:/tmp/a", ""],
  ["https://example.com/a", ""],
  ["nginx:1.27", undefined],
  ["registry:2", undefined],
  ["docker:x", undefined],
  ["app:1@sha256:0123", undefined],
  ["localhost:5000/app:1", undefined],
  ["example.com:5000/app", undefined],
  ["library/app:1", undefined],
  ["app", undefined],
  // as near to a scheme as it is to the name of an image
  ["dockr:1", undefined],
  ["ocidr:1", undefined],
  ["dockers:1", undefined],
  ["ghcr.io/team/oci:1", undefined],
  // what every object of JavaScript has
  ["constructor:1", undefined],
])("%s", (location, hint) => {
  const check = () => checkScheme(location, schemes);
  if (hint === undefined) return expect(check).not.toThrow();
  return expect(check).toThrow(
    expect.objectContaining({
      code: "SCHEME_UNKNOWN",
      hint: `${hint}there are ${schemes.join(":, ")}:; docker:${location} is an image of that name`,
    }),
  );
});
