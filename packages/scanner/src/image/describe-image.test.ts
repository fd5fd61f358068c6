import { expect, test } from "vitest";
import { imageConfig, imageCreation, imageHistory, layerInstructions } from "./describe-image.ts";
import { parseImageDocument } from "./image-document.ts";

function parse(members: object) {
  return parseImageDocument(
    Buffer.from(JSON.stringify({ architecture: "amd64", os: "linux", ...members })),
  );
}

test("tells the run configuration", () => {
  const config = {
    User: "65532:65532",
    Env: ["PATH=/bin", "OPTIONS=a=b", "BARE"],
    Entrypoint: ["/app"],
    Cmd: null,
    WorkingDir: "/srv",
    ExposedPorts: { "8080/tcp": {} },
    Volumes: { "/data": {} },
    Labels: { a: "b" },
    Healthcheck: { Test: ["CMD", "true"] },
    StopSignal: "SIGTERM",
    Shell: ["/bin/bash", "-c"],
  };
  expect(imageConfig(parse({ config }))).toEqual({
    user: "65532:65532",
    env: [
      { name: "PATH", value: "/bin" },
      { name: "OPTIONS", value: "a=b" },
      { name: "BARE", value: "" },
    ],
    entrypoint: ["/app"],
    cmd: [],
    workingDir: "/srv",
    exposedPorts: ["8080/tcp"],
    volumes: ["/data"],
    labels: { a: "b" },
    healthcheck: true,
    healthcheckTest: ["CMD", "true"],
    stopSignal: "SIGTERM",
    shell: ["/bin/bash", "-c"],
  });
});

test.each([
  [{ Test: ["CMD-SHELL", "true"] }, { healthcheck: true, healthcheckTest: ["CMD-SHELL", "true"] }],
  [{ Test: ["NONE"] }, { healthcheck: false, healthcheckTest: ["NONE"] }],
  [{ Test: [] }, { healthcheck: false }],
  [null, { healthcheck: false }],
])("takes the health check %j for one: %j", (Healthcheck, expected) => {
  const { healthcheck, healthcheckTest } = imageConfig(parse({ config: { Healthcheck } }));
  expect({ healthcheck, healthcheckTest }).toEqual(expected);
});

test("gives each layer its instruction, past those that made none", () => {
  const history = [
    { created_by: "ADD rootfs.tar /" },
    { created_by: "ENV A=1", empty_layer: true },
    { created_by: "RUN make", empty_layer: false },
  ];
  expect(layerInstructions(parse({ history }), 2)).toEqual(["ADD rootfs.tar /", "RUN make"]);
  expect(layerInstructions(parse({ history }), 3)).toEqual([]);
});

test("lists every instruction, with the layer it made where the history fits the layers", () => {
  const history = [
    { created_by: "ADD rootfs.tar /", created: "2024-05-06T07:08:09Z" },
    { created_by: "ENV A=1", empty_layer: true, created: "0001-01-01T00:00:00Z" },
    { created_by: "RUN make" },
  ];
  const written = [
    { createdBy: "ADD rootfs.tar /", createdAt: "2024-05-06T07:08:09.000Z" },
    { createdBy: "ENV A=1" },
    { createdBy: "RUN make" },
  ];
  const layers = [{ layer: "sha256:a" }, {}, { layer: "sha256:b" }];
  expect(imageHistory(parse({ history }), ["sha256:a", "sha256:b"])).toEqual(
    written.map((step, index) => ({ ...step, ...layers[index] })),
  );
  expect(imageHistory(parse({ history }), ["sha256:a"])).toEqual(written);
  expect(imageHistory(parse({}), ["sha256:a"])).toEqual([]);
});

test.each([
  ["2024-05-06T07:08:09.123456789Z", "2024-05-06T07:08:09.123Z"],
  ["2024-05-06T07:08:09+02:00", "2024-05-06T05:08:09.000Z"],
  ["1970-01-01T00:00:00Z", undefined],
  ["0001-01-01T00:00:00Z", undefined],
  ["+012024-05-06T07:08:09Z", undefined],
  ["yesterday", undefined],
  ["", undefined],
])("reads the time %j as %j", (created, time) => {
  expect(imageCreation(parse({ created }))).toBe(time);
});
