import { archiveOf } from "@hasp/testing";
import { afterAll } from "vitest";
import { ociArchive } from "./oci-archive.ts";
import { createScratch, ociFiles } from "./testing/image-layout.ts";
import { testSource } from "./testing/source-contract.ts";

const scratch = createScratch();
afterAll(() => scratch.remove());

testSource(ociArchive, {
  files: ociFiles,
  serve: (files) => ({ location: scratch.file(archiveOf(files)) }),
});
