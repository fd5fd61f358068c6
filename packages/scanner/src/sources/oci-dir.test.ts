import { afterAll } from "vitest";
import { ociDir } from "./oci-dir.ts";
import { createScratch, ociFiles } from "./testing/image-layout.ts";
import { testSource } from "./testing/source-contract.ts";

const scratch = createScratch();
afterAll(() => scratch.remove());

testSource(ociDir, {
  files: ociFiles,
  serve: (files) => ({ location: scratch.layout(files) }),
});
