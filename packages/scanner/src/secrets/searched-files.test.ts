import { expect, test } from "vitest";
import { holdsSettings, isBinary, isSearched } from "./searched-files.ts";

test.each([
  ["app/config.json", true],
  ["root/.npmrc", true],
  ["etc/ssl/private/server.key", true],
  ["app/test/key.pem", true],
  ["app/node_modules/a/index.js", true],
  ["usr/share/doc/a/README", false],
  ["etc/ssl/certs/ca-certificates.crt", false],
  ["usr/lib/x86_64-linux-gnu/libc.so.6", false],
  ["app/node_modules/a/test/server.key", false],
  ["app/node_modules/a/README.md", false],
  ["usr/lib/python3.11/test/certdata/keycert.pem", false],
  ["usr/lib/python3/dist-packages/PyJWT-2.6.0.egg-info/PKG-INFO", false],
  ["usr/local/go/src/crypto/tls/testdata/key.pem", false],
])("searches %s: %j", (path, searched) => expect(isSearched(path)).toBe(searched));

test.each([
  ["app/.env", true],
  ["app/.env.production", true],
  ["etc/app/settings.yml", true],
  ["root/.docker/config.json", true],
  ["home/app/.git/config", true],
  ["app/server.js", false],
  ["usr/share/app/defaults.conf", false],
  ["app/node_modules/a/package.json", false],
])("takes %s for settings: %j", (path, settings) => expect(holdsSettings(path)).toBe(settings));

test("takes bytes with a NUL near the start for binary", () => {
  expect(isBinary(Buffer.from("a\0b"))).toBe(true);
  expect(isBinary(Buffer.from("text"))).toBe(false);
});
