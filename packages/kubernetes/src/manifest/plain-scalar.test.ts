import { expect, test } from "vitest";
import { readManifests } from "./read-manifests.ts";

const read = (value: string) =>
  readManifests({
    name: "a.yaml",
    text: `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\nx: ${value}\n`,
  }).documents[0]?.object["x"];

// what helm 3.22 says of the same values, by the library that kubectl reads YAML with
test.each([
  ["0644", 420],
  ["0o644", 420],
  ["0O10", 8],
  ["-010", -8],
  ["-0o7", -7],
  ["010", 8],
  ["00", 0],
  ["08", 8],
  ["089", 89],
  ["0_7", 7],
  ["0777_", 511],
  ["0x10", 16],
  ["0XF", 15],
  ["0x_1", 1],
  ["+0x1", 1],
  ["0b11", 3],
  ["-0B1", -1],
  ["1_000", 1000],
  ["12e03", 12_000],
  ["1.", 1],
  ["+1", 1],
  ["yes", true],
  ["y", true],
  ["On", true],
  ["TRUE", true],
  ["n", false],
  ["NO", false],
  ["off", false],
  ["yEs", "yEs"],
  ["1:30", "1:30"],
  ["0x", "0x"],
  ["2024-01-01", "2024-01-01"],
  ["1.2.3", "1.2.3"],
  ["_1", "_1"],
  ['"yes"', "yes"],
  ["'0644'", "0644"],
  ["!!str 0644", "0644"],
  ["!!int 0644", 420],
  ["! yes", "yes"],
  ["|\n yes", "yes\n"],
])("reads %s as kubectl does", (source, value) => expect(read(source)).toBe(value));
