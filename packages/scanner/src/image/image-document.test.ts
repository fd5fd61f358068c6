import fc from "fast-check";
import { expect, test } from "vitest";
import { parseImageDocument } from "./image-document.ts";

function parse(document: unknown) {
  return parseImageDocument(Buffer.from(JSON.stringify(document)));
}

test("fills the gaps of the smallest document", () => {
  expect(parse({ architecture: "amd64", os: "linux" })).toEqual({
    architecture: "amd64",
    os: "linux",
    created: "",
    config: {
      User: "",
      Env: [],
      Entrypoint: [],
      Cmd: [],
      WorkingDir: "",
      ExposedPorts: [],
      Volumes: [],
      Labels: {},
      OnBuild: [],
      StopSignal: "",
      Shell: [],
    },
    history: [],
  });
});

test("takes null for nothing and one text for a list of one, as older builders wrote them", () => {
  const { config } = parse({
    architecture: "amd64",
    os: "linux",
    created: null,
    history: null,
    config: {
      User: null,
      Env: null,
      Entrypoint: "/app",
      Cmd: ["a", "b"],
      ExposedPorts: { "443/tcp": {}, "80/tcp": null },
      Labels: null,
      Healthcheck: { Test: null },
    },
  });
  expect(config).toMatchObject({
    Env: [],
    Entrypoint: ["/app"],
    Cmd: ["a", "b"],
    ExposedPorts: ["443/tcp", "80/tcp"],
    Labels: {},
    Healthcheck: { Test: [] },
  });
});

test.each([
  ["no JSON", Buffer.from("{"), /is not JSON/],
  ["bytes that are not UTF-8", Buffer.from([0x22, 0xff, 0x22]), /is not JSON/],
  ["no object", Buffer.from("[]"), /expected object/],
  ["no architecture", Buffer.from('{"os":"linux"}'), /\/architecture: /],
  [
    "a variable that is a number",
    Buffer.from('{"os":"linux","architecture":"arm64","config":{"Env":[1]}}'),
    /\/config\/Env/,
  ],
])("refuses %s", (_, bytes, message) => {
  const refused = expect.objectContaining({
    code: "MANIFEST_INVALID",
    message: expect.stringMatching(message),
  });
  expect(() => parseImageDocument(bytes)).toThrow(refused);
});

test("gives a document or a coded error for any JSON", () => {
  const member = fc.constantFrom("config", "history", "Env", "Labels", "User", "created", "os");
  fc.assert(
    fc.property(
      fc.dictionary(member, fc.jsonValue()),
      fc.dictionary(member, fc.jsonValue()),
      (outer, config) => {
        try {
          parse({ architecture: "amd64", os: "linux", ...outer, config });
        } catch (error) {
          expect(error).toMatchObject({ code: "MANIFEST_INVALID" });
        }
      },
    ),
  );
});
