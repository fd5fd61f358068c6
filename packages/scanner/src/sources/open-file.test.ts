import { expect, test } from "vitest";
import { forbidden, isForbidden, notFound } from "./open-file.ts";
import { toldBy } from "./testing/told-by.ts";

test.each([
  ["EACCES", true],
  ["EPERM", true],
  ["ENOENT", false],
  [undefined, false],
])("an error with the code %s means no permission: %s", (code, expected) => {
  expect(isForbidden(Object.assign(new Error("no"), { code }))).toBe(expected);
});

test("says what is forbidden and who may read it, and keeps the cause", async () => {
  const cause = new Error("no");
  expect(await toldBy(Promise.reject(forbidden("a.tar", cause)))).toBe(
    'SOURCE_FORBIDDEN: no permission to read "a.tar"; make it readable for this user (ls -ld shows its mode), or run hasp as its owner',
  );
  expect(forbidden("a.tar", cause).cause).toBe(cause);
});

test("says why a file cannot be opened where that is known", () => {
  expect(notFound("a.tar").message).toBe('cannot open "a.tar"');
  expect(notFound("a.tar", new Error("gone")).message).toBe('cannot open "a.tar": gone');
});
