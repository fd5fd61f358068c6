import { expect, test } from "vitest";
import { secretsInFile } from "./secrets-in-file.ts";

const key = `AK${"IAQ3EGRZ5T6PLKMNWX"}`;

test("places a secret of a file by its line and keeps only its ends", () => {
  const { secrets } = secretsInFile("app/.env", Buffer.from(`A=1\nB=2\nID=${key}\n`));
  expect(secrets).toEqual([
    {
      rule: "aws-access-key-id",
      title: "AWS access key id",
      severity: "high",
      place: "layer",
      path: "app/.env",
      line: 3,
      redacted: "AKIA…WX",
    },
  ]);
});

test("finds nothing in a binary file", () => {
  expect(secretsInFile("app/x", Buffer.from(`\0${key}`)).secrets).toEqual([]);
});
