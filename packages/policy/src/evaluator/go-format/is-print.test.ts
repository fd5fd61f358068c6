import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { isPrint } from "./is-print.ts";

test("holds for the code points that Go 1.26 prints", () => {
  const hash = createHash("sha256");
  let count = 0;
  for (let codePoint = 0; codePoint <= 0x10ffff; codePoint += 1) {
    if (!isPrint(codePoint)) continue;
    hash.update(`${codePoint}\n`);
    count += 1;
  }
  // made by a loop over strconv.IsPrint
  expect(count).toBe(148_998);
  expect(hash.digest("hex")).toBe(
    "c9c4678e8df32b99c9755e15e988199037f25f3cd0166740540323689c8f9666",
  );
});
