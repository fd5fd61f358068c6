import { expect, test } from "vitest";
import { defaultLimits } from "../limits.ts";
import { readWhole } from "./read-document.ts";
import type { StoredFiles } from "./stored-files.ts";

const options = {
  limits: defaultLimits,
  signal: new AbortController().signal,
  platform: "linux/amd64",
};

test("reads a document whose chunks last until the next is asked for only", async () => {
  async function* open() {
    const chunk = Buffer.alloc(4);
    for (const text of ['{"a"', ":[1,", "2,3]", "}   "]) {
      chunk.write(text);
      yield chunk;
    }
  }
  const files: StoredFiles = {
    name: "layout",
    find: async () => ({ size: 16, open }),
    async close() {},
  };
  expect((await readWhole(files, "index.json", options)).toString()).toBe('{"a":[1,2,3]}   ');
});
