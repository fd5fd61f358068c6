import { sha256 } from "@hasp/core";
import { tarOf } from "@hasp/testing";
import { expect, test } from "vitest";
import { parseImageDocument } from "../image/image-document.ts";
import { LayerCollector } from "./layer-collector.ts";
import { testCollector } from "./testing/collector-contract.ts";
import { readImage } from "./testing/read-image.ts";

const file = { name: "b", content: "text" };
const layer = tarOf(file);

testCollector(() => new LayerCollector(), {
  files: [file],
  tells: { layers: [{ digest: sha256(layer), diffId: sha256(layer), size: layer.length }] },
});

function tell(history: readonly object[]) {
  const document = { os: "linux", architecture: "amd64", history };
  return new LayerCollector().finish({
    ...readImage([[], []]),
    document: parseImageDocument(Buffer.from(JSON.stringify(document))),
  }).facts;
}

test("names the instruction that made each layer, and leaves those without one in the history", () => {
  const { layers, history } = tell([
    { created_by: "ADD" },
    { created_by: "ENV", empty_layer: true },
    { created_by: "COPY" },
  ]);
  expect(layers?.map(({ createdBy }) => createdBy)).toEqual(["ADD", "COPY"]);
  expect(history).toEqual([
    { createdBy: "ADD", layer: "sha256:0" },
    { createdBy: "ENV" },
    { createdBy: "COPY", layer: "sha256:1" },
  ]);
});

test("names none where the history does not fit the layers, and has none where there is none", () => {
  expect(tell([{ created_by: "ADD" }]).layers).toEqual([
    { diffId: "sha256:0", size: 0 },
    { diffId: "sha256:1", size: 0 },
  ]);
  expect(tell([])).not.toHaveProperty("history");
});
