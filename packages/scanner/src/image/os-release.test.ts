import { Distribution } from "@hasp/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parseOsRelease } from "./os-release.ts";

test.each([
  [
    "Debian 12",
    'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nNAME="Debian GNU/Linux"\nVERSION_ID="12"\nVERSION="12 (bookworm)"\nVERSION_CODENAME=bookworm\nID=debian\nHOME_URL="https://www.debian.org/"\n',
    {
      id: "debian",
      versionId: "12",
      codename: "bookworm",
      name: "Debian GNU/Linux 12 (bookworm)",
    },
  ],
  [
    "Debian sid",
    'PRETTY_NAME="Debian GNU/Linux trixie/sid"\nNAME="Debian GNU/Linux"\nVERSION_CODENAME=trixie\nID=debian\n',
    { id: "debian", codename: "trixie", name: "Debian GNU/Linux trixie/sid" },
  ],
  [
    "Alpine 3.19",
    'NAME="Alpine Linux"\nID=alpine\nVERSION_ID=3.19.1\nPRETTY_NAME="Alpine Linux v3.19"\n',
    { id: "alpine", versionId: "3.19.1", name: "Alpine Linux v3.19" },
  ],
  [
    "quotes and escapes",
    '# comment\nID=\'rocky\'\nNAME="A \\"B\\" \\$C"\r\n',
    { id: "rocky", name: 'A "B" $C' },
  ],
])("reads %s", (_, text, distribution) => expect(parseOsRelease(text)).toEqual(distribution));

test.each([
  ["no text", ""],
  ["no id", "NAME=Debian\n"],
  ["an id with a space", 'ID="de bian"\n'],
  ["an id in upper case", "ID=Debian\n"],
])("finds no distribution in %s", (_, text) => expect(parseOsRelease(text)).toBeUndefined());

test("reads any text as a distribution or none", () => {
  const unit = fc.constantFrom(
    "ID=",
    "VERSION_ID=",
    "a",
    '"',
    "'",
    "\\",
    "\n",
    " ",
    "#",
    "=",
    "\0",
  );
  fc.assert(
    fc.property(fc.string({ unit }), (text) => {
      const found = parseOsRelease(text);
      if (found !== undefined) expect(Distribution.parse(found)).toEqual(found);
    }),
  );
});
