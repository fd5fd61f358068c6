import { expect, test } from "vitest";
import { defaultLimits } from "../limits.ts";
import { Index } from "./oci-documents.ts";
import { parseDocument, readWhole } from "./read-document.ts";
import type { StoredFiles } from "./stored-files.ts";

const options = {
  limits: defaultLimits,
  signal: new AbortController().signal,
  platform: "linux/amd64",
};

async function* sixteen() {
  yield Buffer.alloc(16, " ");
}
const spaces: StoredFiles = {
  name: "layout",
  find: async () => ({ size: 16, open: sixteen }),
  async close() {},
};

test("a document may be as large as its limit, and no larger", async () => {
  const limited = (documentBytes: number) => ({
    ...options,
    limits: { ...defaultLimits, documentBytes },
  });
  expect(await readWhole(spaces, "index.json", limited(16))).toHaveLength(16);
  await expect(readWhole(spaces, "index.json", limited(15))).rejects.toMatchObject({
    code: "LIMIT_EXCEEDED",
  });
});

test("of a document that is wrong throughout the first mistakes are told", () => {
  const wrong = Buffer.from(JSON.stringify({ manifests: Array(1000).fill(1) }));
  const read = () => parseDocument(wrong, Index, "index.json");
  expect(read).toThrow(/^index\.json is not as its specification says: .*manifests\[0\].{0,300}$/);
});

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
