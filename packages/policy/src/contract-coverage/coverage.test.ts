import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { eventTypes, type SubjectKind, subjectKinds } from "../contract/input.ts";
import { inputSchema, publishedInputSchema } from "../contract/json-schema.ts";
import { isPossible } from "../contract/need.ts";
import type { Reads } from "./catalogues/catalogue.ts";
import { falcoRules } from "./catalogues/falco/falco.ts";
import {
  constantFields,
  falcoEvents,
  falcoFields,
  lackingFields,
} from "./catalogues/falco/fields.ts";
import { catalogues } from "./catalogues/index.ts";
import { stackrox } from "./catalogues/stackrox.ts";
import { hasMember } from "./member.ts";
import { needsOf } from "./needs-of.ts";
import { namedMembers, sendingOf } from "./senders.ts";
import { readFalcoRules } from "./testing/falco-rules.ts";

const counts: Readonly<Record<string, readonly [entries: number, expressible: number]>> = {
  "Pod Security Standards": [19, 19],
  "Gatekeeper library": [49, 49],
  "StackRox criteria": [79, 79],
  Falco: [93, 92],
};

const schemas = new Map(subjectKinds.map((kind) => [kind, publishedInputSchema(kind)]));
const membersOf = (reads: Reads) =>
  Object.entries(reads).flatMap(([kind, paths]) =>
    paths.map((path) => [kind as SubjectKind, path] as const),
  );

test.each(Object.entries(counts))("%s has as many entries as its catalogue", (name, expected) => {
  const entries = catalogues.find((catalogue) => catalogue.name === name)?.entries ?? [];
  const expressible = entries.filter(({ lacks }) => lacks === undefined);
  expect([entries.length, expressible.length]).toEqual(expected);
});

describe.each(catalogues.map((catalogue) => [catalogue.name, catalogue] as const))(
  "%s",
  (_, one) => {
    const { around = {}, entries } = one;

    test("names nothing twice", () => {
      const names = entries.map(({ name }) => name);
      expect(names).toEqual([...new Set(names)]);
    });

    test("reads members that the published schemas have", () => {
      const all = [around, ...entries.map(({ reads }) => reads)].flatMap(membersOf);
      const unknown = all.filter(([kind, path]) => !hasMember(schemas.get(kind) ?? {}, path));
      expect(unknown).toEqual([]);
    });

    test("reads members that a policy sees which asks for its needs", () => {
      const hidden = entries.flatMap(({ name, reads }) => {
        const needs = needsOf(reads);
        return membersOf(reads)
          .filter(([kind, path]) => !hasMember(inputSchema([kind], needs), named(path)))
          .map(([kind, path]) => `${name}: ${kind} ${path}`);
      });
      expect(hidden).toEqual([]);
    });

    test("needs what its kinds can have", () => {
      for (const { reads } of entries) {
        for (const [kind, paths] of Object.entries(reads)) {
          const needs = needsOf({ [kind]: paths });
          expect(needs.filter((need) => !isPossible(need, kind as SubjectKind))).toEqual([]);
        }
      }
    });

    test("is about events that the contract has", () => {
      const events = entries.flatMap(({ events = [] }) => events);
      const unknown = events.filter((event) => {
        const [kind = "", type = ""] = event.split("/");
        return !eventTypes[kind as SubjectKind]?.includes(type);
      });
      expect(unknown).toEqual([]);
    });

    test("says why where it reads nothing", () => {
      const silent = entries.filter(({ reads, lacks }) => {
        return membersOf(reads).length === 0 && lacks === undefined;
      });
      expect(silent.map(({ name }) => name)).toEqual([]);
    });

    test("says of each entry who sends it, or what nobody sends", () => {
      for (const entry of entries.filter(({ lacks }) => lacks === undefined)) {
        const { senders, missing } = sendingOf(entry);
        expect([entry.name, senders.length + missing.length]).not.toEqual([entry.name, 0]);
      }
    });
  },
);

test.each(subjectKinds)("the senders of kind %s are of members that the contract has", (kind) => {
  const schema = schemas.get(kind) ?? {};
  expect(namedMembers(kind).filter((path) => !hasMember(schema, path))).toEqual([]);
});

test("every field of a Falco rule is mapped in a kind of event that the rule is about", () => {
  const unmapped = falcoRules.flatMap(({ name, events, fields }) =>
    fields
      .filter((field) => !(field in lackingFields))
      .filter((field) => {
        const kinds = events.map((event) => event.split("/")[0]);
        return !kinds.some((kind) => kind !== undefined && kind in (falcoFields[field] ?? {}));
      })
      .map((field) => `${name}: ${field}`),
  );
  expect(unmapped).toEqual([]);
});

const data = join(dirname(import.meta.dirname), "../../../../shared/data");

describe.skipIf(!existsSync(data))("the catalogues' own files (../shared/data)", () => {
  const falco = ["falco_rules", "falco-incubating_rules", "falco-sandbox_rules"].flatMap((file) => {
    const path = join(data, "falco", `${file}.yaml`);
    return existsSync(path) ? readFalcoRules(readFileSync(path, "utf8")) : [];
  });

  test("every rule of Falco has its entry, with what it reads through all macros", () => {
    const read = falco.map(({ name, fields, systemCalls }) => ({
      name,
      events: [...new Set([...systemCalls].map((call) => falcoEvents[call] ?? call))].sort(),
      fields: [...fields]
        .filter((field) => !["evt.type", ...constantFields].includes(field))
        .sort(),
    }));
    const listed = falcoRules.map(({ name, events, fields }) => ({
      name,
      events: [...events].sort(),
      fields: [...fields].sort(),
    }));
    expect(listed).toEqual(read);
  });

  test("the tables map nothing that no rule reads", () => {
    const fields = new Set(falco.flatMap((rule) => [...rule.fields]));
    const calls = new Set(falco.flatMap((rule) => [...rule.systemCalls]));
    const known = [...Object.keys(falcoFields), ...Object.keys(lackingFields), ...constantFields];
    expect(known.filter((field) => !fields.has(field))).toEqual([]);
    expect(Object.keys(falcoEvents).filter((call) => !calls.has(call))).toEqual([]);
  });

  test("every criterion that StackRox' own policies use has its entry", () => {
    const folder = join(data, "stackrox");
    const texts = readdirSync(folder).map((file) => readFileSync(join(folder, file), "utf8"));
    const used = texts.flatMap((text) => [...text.matchAll(/"fieldName": "([^"]*)"/g)]);
    const names = new Set(stackrox.entries.map(({ name }) => name));
    expect(texts).toHaveLength(89);
    expect(used.flatMap(([, name = ""]) => (names.has(name) ? [] : [name]))).toEqual([]);
  });
});

/** The part of a path that the type checker knows: below a record it takes any name. */
function named(path: string): string {
  return path.replace(/\.\*.*$/, "");
}
