import { expect, test } from "vitest";
import { isSameReference, isSameRepository } from "./same-reference.ts";

const digest = `sha256:${"a".repeat(64)}`;

test.each([
  ["nginx", "docker.io/library/nginx:latest", true],
  ["nginx:1", "docker.io/library/nginx:1", true],
  ["nginx", "nginx:1", false],
  [`nginx@${digest}`, `docker.io/library/nginx@${digest}`, true],
  [`nginx@${digest}`, "nginx", false],
  ["ghcr.io/a/b:1", "a/b:1", false],
  ["nginx", "Not A Reference", false],
  ["Not A Reference", "Not A Reference", true],
  ["Not A Reference", "nginx", false],
])("%s and %s: %s", (one, other, same) => expect(isSameReference(one, other)).toBe(same));

test("a repository is the same whatever the tag or digest", () => {
  expect(isSameRepository(`nginx@${digest}`, "docker.io/library/nginx:1")).toBe(true);
  expect(isSameRepository("NO", "NO")).toBe(false);
});
