import { expect, test } from "vitest";
import { parseImageDocument } from "../image/image-document.ts";
import { secretsInConfig } from "./secrets-in-config.ts";

const key = `AK${"IAQ3EGRZ5T6PLKMNWX"}`;
const document = parseImageDocument(
  Buffer.from(
    JSON.stringify({
      architecture: "amd64",
      os: "linux",
      config: { Env: ["PATH=/bin", "DB_PASSWORD=hunter2"], Labels: { "a/token": "s3cr3t-s3cr3t" } },
      history: [
        { created_by: "ENV DB_PASSWORD=hunter2", empty_layer: true },
        { created_by: `RUN |1 é=1 ID=${key} /bin/sh -c make # buildkit` },
      ],
    }),
  ),
);

test("points into the image's configuration, once for a setting that the history repeats", () => {
  expect(secretsInConfig(document).secrets.map(({ rule, path }) => [rule, path])).toEqual([
    ["secret-assignment", "/config/Env/1"],
    ["secret-assignment", "/config/Labels/a~1token"],
    ["aws-access-key-id", "/history/1/created_by"],
  ]);
});

test("gives the configuration back without the secrets, wherever they stood", () => {
  const { redacted } = secretsInConfig(document);
  expect(redacted.config.Env).toEqual(["PATH=/bin", "DB_PASSWORD=…"]);
  expect(redacted.config.Labels).toEqual({ "a/token": "…" });
  expect(redacted.history.map(({ created_by }) => created_by)).toEqual([
    "ENV DB_PASSWORD=…",
    "RUN |1 é=1 ID=AKIA…WX /bin/sh -c make # buildkit",
  ]);
  expect(document.config.Env[1]).toBe("DB_PASSWORD=hunter2");
});
