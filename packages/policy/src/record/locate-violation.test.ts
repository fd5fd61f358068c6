import { expect, test } from "vitest";
import { locateViolation } from "./locate-violation.ts";

const layer = `sha256:${"a".repeat(64)}`;
const image = {
  config: { env: [{ name: "TOKEN", value: "…" }], healthcheckTest: ["NONE"] },
  layers: [{ diffId: layer, createdBy: "COPY . /" }],
  history: [
    { createdBy: "COPY . /srv # buildkit", layer },
    { createdBy: "/bin/sh -c #(nop)  USER root" },
    { createdBy: "ENV TOKEN=…" },
    { createdBy: "ENV PATH=/bin" },
    { createdBy: "USER 1000" },
  ],
  secrets: [
    { place: "layer", path: "srv/.env", line: 3, layer },
    { place: "config", path: "/config/Env/0" },
    { place: "config", path: "/history/2/created_by" },
  ],
  findings: [{ id: "CVE-1", path: "var/lib/dpkg/status", layer }],
};
const built = { file: "srv/.env", line: 3, layer, instruction: "COPY . /srv # buildkit" };

test.each([
  ["/image/secrets/0", {}, built],
  ["/image", { file: "srv/.env", line: 3, layer }, built],
  ["/image/secrets/1", {}, { instruction: "ENV TOKEN=…" }],
  ["/image/secrets/2", {}, { instruction: "ENV TOKEN=…" }],
  ["/image/findings/0", {}, { file: "var/lib/dpkg/status", layer, instruction: built.instruction }],
  ["/image/config/user", {}, { instruction: "USER 1000" }],
  ["/image/config/env/0", {}, { instruction: "ENV TOKEN=…" }],
  ["/image/config/healthcheck", {}, undefined],
  ["/image/reference", {}, undefined],
  ["/image/secrets/99", { file: 7, line: -1, layer: null }, undefined],
])("finds %s of an image with %j in %j", (path, source, expected) => {
  const violation = { path, evidence: { source } };
  expect(locateViolation({ input: { kind: "image", image } }, violation)).toEqual(expected);
});

const places: Record<string, [number, number]> = {
  "": [1, 1],
  "/spec": [4, 1],
  "/spec/containers/0": [6, 5],
};
const source = { file: "a.yaml", places };

test.each([
  ["/spec/containers/0/securityContext/privileged", 6, 5],
  ["/spec/hostPID", 4, 1],
  ["/metadata/name", 1, 1],
  ["/constructor", 1, 1],
  ["", 1, 1],
])("finds %s of an object in line %i of its file", (at, line, column) => {
  const violation = { path: "/workload", at, evidence: {} };
  const input = { kind: "workload", workload: {} };
  expect(locateViolation({ input, source }, violation)).toEqual({
    file: "a.yaml",
    line,
    column,
    pointer: at,
  });
  expect(locateViolation({ input }, violation)).toEqual({ pointer: at });
});

test("what nobody wrote has no place, and neither has a record that is none", () => {
  const violation = { path: "/event/process", evidence: { source: { file: "x" } } };
  expect(locateViolation({ input: { kind: "process" } }, violation)).toBeUndefined();
  expect(locateViolation({ input: null }, violation)).toBeUndefined();
  expect(locateViolation({ input: { kind: "image" } }, { ...violation, evidence: {} })).toBe(
    undefined,
  );
});
