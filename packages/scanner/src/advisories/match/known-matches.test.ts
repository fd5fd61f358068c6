import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Distribution, PackageType } from "@hasp/core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { debianReleases } from "../../ecosystems/debian.ts";
import { importAdvisories } from "../store/import-advisories.ts";
import { type AdvisoryDatabase, openAdvisories } from "../store/open-advisories.ts";

/** A row of the facts that were computed from the real feeds beside this repository. */
interface Row {
  readonly ecosystem: string;
  readonly release: string;
  readonly package: string;
  readonly installed: string;
  readonly id: string;
  readonly fixed?: string | null;
}

const feeds =
  process.env["HASP_FEEDS"] ?? resolve(import.meta.dirname, "../../../../../../shared/feeds");
const file = join(feeds, "known-matches.json");
const missing = !existsSync(file);
const types: Readonly<Record<string, PackageType>> = {
  Debian: "deb",
  Ubuntu: "deb",
  Alpine: "apk",
  npm: "npm",
};

function rows(list: "true_positives" | "true_negatives"): Row[] {
  const known = missing ? { [list]: [] } : JSON.parse(readFileSync(file, "utf8"));
  return known[list].filter((row: Row) => row.ecosystem in types);
}

function distributionOf({ ecosystem, release }: Row): Distribution {
  if (ecosystem === "Debian") return { id: "debian", versionId: debianReleases.get(release) ?? "" };
  if (ecosystem === "Ubuntu") return { id: "ubuntu", versionId: release.split(":")[1] ?? "" };
  const branch = release.split("/")[0] ?? "";
  return {
    id: "alpine",
    versionId: branch === "edge" ? "3.24_alpha20260101" : `${branch.slice(1)}.2`,
  };
}

describe.skipIf(missing)(`the real feeds${missing ? `: not at ${feeds}` : ""}`, () => {
  let folder: string;
  let advisories: AdvisoryDatabase;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "hasp-known-"));
    const database = join(folder, "advisories.db");
    const inputs = ["debian", "alpine", "osv/npm/all.zip", "osv/Ubuntu/all.zip"];
    await importAdvisories({ database, inputs: inputs.map((input) => join(feeds, input)) });
    advisories = openAdvisories(database);
  }, 300_000);
  afterAll(() => {
    advisories.close();
    rmSync(folder, { recursive: true });
  });

  function match(row: Row) {
    const { package: name, installed: version } = row;
    const type = types[row.ecosystem] ?? "npm";
    const source = { name, version };
    const { findings, coverage } = advisories.match({
      distribution: distributionOf(row),
      packages: [
        type === "npm"
          ? { type, ...source, purl: "pkg:x/x", path: "x" }
          : { type, name: "binary", version: "0", source, purl: "pkg:x/x", path: "x" },
      ],
    });
    expect(coverage.map(({ state }) => state)).toEqual(["matched"]);
    return findings.filter(({ id }) => id === row.id);
  }

  test.each(rows("true_positives"))("finds $id in $package $installed ($release)", (row) => {
    const fixed = row.fixed ?? undefined;
    expect(match(row)).toMatchObject([
      { fix: fixed ? { state: "fixed", version: fixed } : { state: "not-fixed" } },
    ]);
  });

  test.each(rows("true_negatives"))("finds no $id in $package $installed ($release)", (row) => {
    expect(match(row)).toEqual([]);
  });

  test("has a row for every feed", () => {
    const tested = [...rows("true_positives"), ...rows("true_negatives")];
    expect(new Set(tested.map(({ ecosystem }) => ecosystem)).size).toBe(4);
  });
});
