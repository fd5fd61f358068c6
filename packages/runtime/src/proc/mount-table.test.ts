import fc from "fast-check";
import { expect, test } from "vitest";
import { parseMounts } from "./mount-table.ts";

/** Rows of a real container's table (Docker 20.10, overlay2). */
const rows = [
  "228 170 0:83 / / ro,relatime master:6 - overlay overlay rw,lowerdir=/d/l/A:/d/l/B,upperdir=/d/c fc/diff,workdir=/d/w".replace(
    "c fc",
    "c\\040fc",
  ),
  "230 228 0:87 / /dev rw,nosuid - tmpfs tmpfs rw,size=65536k,mode=755",
  "246 228 254:0 /etc /host\\040dir rw,relatime master:7 - ext4 /dev/vda rw,discard",
];

test("reads mounts in order, with the writable layer of an overlay", () => {
  expect(parseMounts(`${rows.join("\n")}\n`)).toEqual([
    { path: "/", type: "overlay", upperDir: "/d/c fc/diff" },
    { path: "/dev", type: "tmpfs" },
    { path: "/host dir", type: "ext4" },
  ]);
});

test("leaves out rows that are none, and takes any text", () => {
  expect(parseMounts("x\n1 2 3 / relative rw - ext4 /dev/vda rw\n - \n")).toEqual([]);
  fc.assert(fc.property(fc.string(), (text) => Array.isArray(parseMounts(text))));
});
