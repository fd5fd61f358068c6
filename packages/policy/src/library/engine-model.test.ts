import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { Decision } from "../decision.ts";
import { compileEngine, container, exception, now, said, saying } from "../testing/engine.ts";
import { compileMatch, isNarrow, type Match, narrowness } from "./match.ts";

// A second reading of settings, in TypeScript, that knows no index and no Rego: the engine must come to the same.

let engine: Awaited<ReturnType<typeof compileEngine>>;
beforeAll(async () => {
  engine = await compileEngine([said]);
}, 120_000);

interface Drawn {
  readonly kind: "Deployment" | "Pod";
  readonly name: string;
  readonly namespace: string;
  readonly images: readonly string[];
  readonly volume: boolean;
  readonly labels: Readonly<Record<string, string>>;
  readonly top?: { name: string; verified?: boolean | undefined; labels?: Record<string, string> };
  readonly namespaceLabels?: Readonly<Record<string, string>>;
  readonly place: number;
  readonly identifiers: readonly string[];
}

const names = ["web", "w", "web-api", "\u{1F600}bc", "a.b/c"];
const repositories = ["acme/web", "acme/db", "web", "x/y/z"];
const labelSets = [{}, { "app.io/tier": "a/b" }, { "app.io/tier": "a", team: "x" }];
const drawn: fc.Arbitrary<Drawn> = fc.record(
  {
    kind: fc.constantFrom("Deployment", "Pod"),
    name: fc.constantFrom(...names),
    namespace: fc.constantFrom("shop", "sh", "store"),
    images: fc.array(fc.constantFrom(...repositories), { minLength: 1, maxLength: 3 }),
    volume: fc.boolean(),
    labels: fc.constantFrom(...labelSets),
    top: fc.record(
      {
        name: fc.constantFrom(...names),
        verified: fc.constantFrom(true, false, undefined),
        labels: fc.constantFrom(...labelSets),
      },
      { requiredKeys: ["name"] },
    ),
    namespaceLabels: fc.constantFrom(...labelSets),
    place: fc.integer({ min: -1, max: 2 }),
    identifiers: fc.constantFrom([], ["CVE-1"], ["CVE-2", "CVE-1"]),
  },
  {
    requiredKeys: [
      "kind",
      "name",
      "namespace",
      "images",
      "volume",
      "labels",
      "place",
      "identifiers",
    ],
  },
);
const pattern = (...texts: string[]) =>
  fc.array(
    fc
      .tuple(fc.constantFrom(...texts), fc.nat(4), fc.nat(4), fc.boolean())
      .map(([text, from, length, star]) => {
        const letters = [...text];
        if (star) letters.splice(Math.min(from, letters.length), length, "*");
        return letters.join("");
      }),
    { minLength: 1, maxLength: 2 },
  );
const labelPattern = fc.constantFrom(
  { "app.io/tier": "a" },
  { "app.io/tier": "a/*" },
  { team: ["x", "y"] },
);
const match = fc
  .record(
    {
      kinds: fc.constantFrom(["workload"], ["image"], ["container", "workload"]),
      namespaces: pattern("shop", "sh", "store"),
      namespaceLabels: labelPattern,
      names: pattern(...names, "Deployment/web", "Pod/w"),
      labels: labelPattern,
      containers: pattern("c0", "c1", "c2"),
      images: pattern(...repositories.map((one) => `ghcr.io/${one}`), "ghcr.io/acme/web:1"),
      identifiers: fc.constantFrom(["CVE-1"], ["CVE-3", "CVE-2"]),
    },
    { requiredKeys: [] },
  )
  .filter((one) => isNarrow(one as unknown as Match)) as unknown as fc.Arbitrary<Match>;

function inputOf({
  kind,
  name,
  namespace,
  images,
  volume,
  labels,
  top,
  namespaceLabels,
  ...rest
}: Drawn) {
  const { place, identifiers } = rest;
  const path =
    place < 0 || place >= images.length
      ? "/workload/pod/hostPID"
      : `/workload/containers/${place}/x`;
  const volumes = volume ? [{ name: "v", type: "image", reference: "ghcr.io/acme/web:1" }] : [];
  return {
    ...saying(
      { violations: [{ message: "m", path, identifiers }] },
      {
        kind,
        name,
        namespace,
        labels,
        containers: images.map((one, i) => container(`c${i}`, one)),
        pod: { at: "/spec", security: {}, volumes },
        ...(top && { top: JSON.parse(JSON.stringify({ kind: "Deployment", ...top })) }),
      },
    ),
    context: {
      time: now,
      ...(namespaceLabels && { namespace: { name: namespace, labels: namespaceLabels } }),
    },
  };
}

type Fits = "yes" | "maybe" | "no";
const all = (...parts: readonly Fits[]): Fits =>
  parts.includes("no") ? "no" : parts.includes("maybe") ? "maybe" : "yes";
const either = (certain: boolean, possible: boolean): Fits =>
  certain ? "yes" : possible ? "maybe" : "no";

function fitsPattern(one: string, text: string): boolean {
  const parts = one.split(/(\*\*|\*)/).map((part) => {
    if (part === "**") return ".*";
    return part === "*" ? "[^/]*" : part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
  });
  return new RegExp(`^${parts.join("")}$`, "su").test(text);
}

function fitsAny(list: unknown, texts: readonly string[]): boolean {
  if (list === undefined) return true;
  return (list as string[]).some((one) => texts.some((text) => fitsPattern(one, text)));
}

function fitsLabels(
  patterns: unknown,
  labels: Readonly<Record<string, string>> | undefined,
): boolean {
  if (patterns === undefined) return true;
  return Object.entries(patterns as Record<string, string[]>).every(
    ([key, list]) => labels?.[key] !== undefined && fitsAny(list, [labels[key]]),
  );
}

/** Which of a drawn subject's places a match means: each container, the volume, and the whole (-1). */
function model(
  given: Match,
  subject: Drawn,
): { fits: Fits; means: (place: number) => boolean; part: boolean } {
  const m = compileMatch(given) as Record<string, unknown>;
  const { top } = subject;
  const own = [subject.name, `${subject.kind}/${subject.name}`];
  const owned = top ? [...own, top.name, `Deployment/${top.name}`] : own;
  const isOpen = top !== undefined && top.verified === undefined;
  const isConfirmed = top?.verified === true;
  const byName = either(
    fitsAny(m["names"], isConfirmed ? owned : own),
    isOpen && fitsAny(m["names"], owned),
  );
  const labels = [subject.labels, ...(isConfirmed ? [top.labels] : [])].some((one) =>
    fitsLabels(m["labels"], one),
  );
  const byLabel = either(
    labels,
    isOpen && (top.labels === undefined || fitsLabels(m["labels"], top.labels)),
  );
  const bySpace = either(
    fitsLabels(m["namespaceLabels"], subject.namespaceLabels),
    subject.namespaceLabels === undefined,
  );
  const kinds = m["kinds"] as string[] | undefined;
  const certain = kinds === undefined || kinds.includes("workload") ? "yes" : "no";
  const narrow = m["images"] !== undefined || m["containers"] !== undefined;
  const texts = (repository: string) => [`ghcr.io/${repository}`, `ghcr.io/${repository}:1`];
  const places = subject.images.map(
    (image, i) => fitsAny(m["images"], texts(image)) && fitsAny(m["containers"], [`c${i}`]),
  );
  if (subject.volume)
    places.push(m["containers"] === undefined && fitsAny(m["images"], texts("acme/web")));
  return {
    fits: all(
      certain,
      fitsAny(m["namespaces"], [subject.namespace]) ? "yes" : "no",
      byName,
      byLabel,
      bySpace,
    ),
    means: (place) => !narrow || (place < 0 ? places.every(Boolean) : places[place] === true),
    part: narrow && places.some(Boolean) && !places.every(Boolean),
  };
}

function expected(exceptions: readonly { id: string; match: Match }[], subject: Drawn) {
  const place = subject.place >= subject.images.length ? -1 : subject.place;
  const covering = exceptions.flatMap(({ id, match: one }) => {
    const { fits, means } = model(one, subject);
    const named =
      one.identifiers === undefined || one.identifiers.some((x) => subject.identifiers.includes(x));
    return means(place) && named && fits !== "no" ? [{ id, fits }] : [];
  });
  const sure = covering
    .filter(({ fits }) => fits === "yes")
    .map(({ id }) => id)
    .sort();
  if (sure[0] !== undefined) return { list: "excepted", id: sure[0] };
  const perhaps = covering.map(({ id }) => id).sort();
  return perhaps[0] === undefined ? { list: "violations" } : { list: "undecided", id: perhaps[0] };
}

function told({ violations, excepted, undecided }: Decision) {
  if (excepted[0]) return { list: "excepted", id: excepted[0].exception.id };
  const doubt = undecided.find(({ policy }) => policy === "said");
  if (doubt) return { list: "undecided", id: /exception (\S+)/.exec(doubt.message)?.[1] };
  return { list: violations[0] ? "violations" : "nowhere" };
}

/** More of them for a hunt: HASP_FUZZ_SEEDS=1000. */
const seeds = Number(process.env["HASP_FUZZ_SEEDS"] ?? 20);

test("covers by exceptions exactly what a search without index and Rego would", async () => {
  const counts: Record<string, number> = {};
  for (let seed = 1; seed <= seeds; seed++) {
    const exceptions = fc
      .sample(match, { numRuns: seed % 3 === 0 ? 2 : 12, seed })
      .map((one, i) => ({ ...exception(`E${i}`, "said", one), match: one }));
    const subjects = fc.sample(drawn, { numRuns: 120, seed: seed + 100 });
    const decisions = await engine.judgeAll(subjects.map(inputOf), { exceptions });
    for (const [i, subject] of subjects.entries()) {
      const found = told(decisions[i] as Decision);
      expect([subject, exceptions.map((one) => one.match), found]).toEqual([
        subject,
        exceptions.map((one) => one.match),
        expected(exceptions, subject),
      ]);
      counts[found.list] = (counts[found.list] ?? 0) + 1;
    }
  }
  expect(
    Math.min(...["excepted", "undecided", "violations"].map((one) => counts[one] ?? 0)),
  ).toBeGreaterThan(20);
}, 60_000);

type Mode = "off" | "audit" | "warn" | "enforce";
const modes: readonly Mode[] = ["off", "audit", "warn", "enforce"];
interface Named {
  readonly name: string;
  readonly match: Match;
  readonly mode: Mode;
}

/** The narrowest scope that means the place, unless a narrower one means a part of the whole and is graver. */
function expectedMode(scopes: readonly Named[], subject: Drawn) {
  const place = subject.place >= subject.images.length ? -1 : subject.place;
  const ordered = scopes
    .map((one, i) => ({
      ...one,
      ...model(one.match, subject),
      rank: [narrowness(one.match), i] as const,
    }))
    .toSorted((a, b) => b.rank[0] - a.rank[0] || b.rank[1] - a.rank[1]);
  const full = ordered.findIndex((one) => one.fits === "yes" && one.means(place));
  const weigh = (one: Mode) => modes.indexOf(one);
  const before = full < 0 ? ordered : ordered.slice(0, full);
  const said: Mode = ordered[full]?.mode ?? "warn";
  const parts = before.filter((one) => place < 0 && one.fits === "yes" && one.part);
  const mode = parts.map((one) => one.mode).reduce((a, b) => (weigh(b) > weigh(a) ? b : a), said);
  const open = before.some(
    (one) =>
      one.fits === "maybe" &&
      (one.means(place) || (place < 0 && one.part)) &&
      weigh(one.mode) > weigh(mode),
  );
  return { mode, open };
}

test("takes of scopes exactly the mode that a search without index and Rego would", async () => {
  let open = 0;
  for (let seed = 1; seed <= seeds; seed++) {
    const scopes: Named[] = fc
      .sample(fc.tuple(match, fc.constantFrom(...modes)), { numRuns: 8, seed: seed + 500 })
      .map(([{ identifiers: _, ...one }, mode], i) => ({ name: `S${i}`, match: one, mode }));
    const settings = {
      policies: { said: { enforcement: "warn" } },
      scopes: scopes.map(({ name, match, mode }) => ({
        name,
        match,
        policies: { said: { enforcement: mode } },
      })),
    };
    const subjects = fc.sample(drawn, { numRuns: 120, seed: seed + 900 });
    const decisions = await engine.judgeAll(subjects.map(inputOf), settings);
    for (const [i, subject] of subjects.entries()) {
      const { violations, undecided } = decisions[i] as Decision;
      const found = {
        mode: violations[0]?.enforcement ?? "off",
        open: undecided.some(({ policy }) => policy === "said"),
      };
      const wanted = expectedMode(scopes, subject);
      expect([subject, scopes, found]).toEqual([subject, scopes, wanted]);
      open += wanted.open ? 1 : 0;
    }
  }
  expect(open).toBeGreaterThan(20);
}, 60_000);

test("equal inputs give equal bytes, in whatever order their members stand", async () => {
  const reversed = (value: unknown): unknown => {
    if (value === null || typeof value !== "object") return value;
    if (Array.isArray(value)) return value.map(reversed);
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([key, one]) => [key, reversed(one)]),
    );
  };
  const inputs = fc.sample(drawn, { numRuns: 50, seed: 7 }).map(inputOf);
  const settings = { exceptions: [exception("E", "said", { names: ["web*"] })] };
  const [one, other] = [
    await engine.judgeAll(inputs, settings),
    await engine.judgeAll(inputs.map(reversed), settings),
  ];
  expect(JSON.stringify(other)).toBe(JSON.stringify(one));
});
