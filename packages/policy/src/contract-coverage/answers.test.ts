import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { shippedLibrary } from "../library/read-library.ts";
import { answeredCatalogues } from "./answers/index.ts";
import { stackroxAnswers } from "./answers/stackrox.ts";
import { catalogues } from "./catalogues/index.ts";

const ids = new Set(
  readdirSync(shippedLibrary, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".rego") && !path.endsWith("_test.rego"))
    .filter((path) => !path.startsWith("lib/"))
    .map((path) => basename(path, ".rego")),
);

/** How many items each catalogue had when its names were taken. */
const counts: Readonly<Record<string, number>> = {
  "Pod Security Standards": 19,
  "Gatekeeper library": 49,
  "Kyverno catalogue": 325,
  "StackRox default policies": 89,
  Falco: 93,
  "CIS Docker Benchmark, sections 4 and 5": 44,
  "CIS Kubernetes Benchmark, section 5": 35,
  "NSA and CISA Kubernetes Hardening Guidance": 24,
  "NIST SP 800-190": 24,
  "Segmentation and layer 7": 20,
};

test("every catalogue is answered as a whole", () => {
  const answered = answeredCatalogues.map(({ name, answers }) => [name, answers.length]);
  expect(Object.fromEntries(answered)).toEqual(counts);
});

describe.each(answeredCatalogues.map((one) => [one.name, one] as const))("%s", (_, one) => {
  test("names no item twice", () => {
    const items = one.answers.map(({ item }) => item);
    expect(items.filter((item, i) => items.indexOf(item) !== i)).toEqual([]);
  });

  test("has a policy or a reason for every item", () => {
    const silent = one.answers.filter(({ policies, note }) => policies.length === 0 && !note);
    expect(silent).toEqual([]);
  });

  test("names policies that the library has, each once", () => {
    const wrong = one.answers.flatMap(({ item, policies }) =>
      policies
        .filter((id, i) => !ids.has(id) || policies.indexOf(id) !== i)
        .map((id) => `${item}: ${id}`),
    );
    expect(wrong).toEqual([]);
  });
});

// the other catalogues have items of policies only
const inBoth = answeredCatalogues.flatMap(({ name, answers }) => {
  const contract = catalogues.find((catalogue) => catalogue.name === name);
  return contract ? [[name, answers, contract.entries] as const] : [];
});

test("some catalogues have a table of the contract's own too", () => {
  expect(inBoth.length).toBeGreaterThan(5);
});

test.each(inBoth)("%s has the items of the contract's own table", (_, answers, entries) => {
  const items = answers.map(({ item }) => item).sort();
  expect(items).toEqual(entries.map((entry) => entry.name).sort());
});

test("policies that are named within a note exist", () => {
  const notes = answeredCatalogues.flatMap(({ answers }) =>
    answers.flatMap(({ item, note = "" }) => [[item, note] as const]),
  );
  const named = notes.flatMap(([item, note]) =>
    (note.match(/\b[a-z]+(?:-[a-z0-9]+)+\b/g) ?? []).map((word) => [item, word] as const),
  );
  expect(named.filter(([, word]) => !ids.has(word) && !ordinaryWords.has(word))).toEqual([]);
});

/** Words with a hyphen in notes that name no policy. */
const ordinaryWords = new Set(["allow-http"]);

const data = join(dirname(import.meta.dirname), "../../../../shared/data/stackrox");

test.skipIf(!existsSync(data))("StackRox' own files have no other policies", () => {
  const names = readdirSync(data).map(
    (file) => (JSON.parse(readFileSync(join(data, file), "utf8")) as { name: string }).name,
  );
  expect(stackroxAnswers.answers.map(({ item }) => item).sort()).toEqual(names.sort());
});
