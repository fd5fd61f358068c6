// The syntax trees of Rego as OPA writes them: packages/policy/opa, export.

export interface Place {
  readonly file: string;
  readonly row: number;
  readonly col: number;
}

/** What `value` holds hangs on `type`: other terms for most, the value itself for what is written out. */
export interface Term {
  readonly type: string;
  readonly value: unknown;
  readonly location?: Place;
}

export interface Every {
  readonly key: Term | null;
  readonly value: Term;
  readonly domain: Term;
  readonly body: Body;
}

export interface Expression {
  readonly terms: Term | readonly Term[] | { readonly symbols: readonly Term[] } | Every;
  readonly negated?: boolean;
  readonly with?: readonly unknown[];
  readonly location?: Place;
}

export type Body = readonly Expression[];

export interface Rule {
  readonly head: {
    readonly ref: readonly Term[];
    readonly args?: readonly Term[];
    readonly key?: Term;
    readonly value?: Term;
  };
  readonly body: Body;
  readonly else?: Rule;
  readonly default?: boolean;
  readonly location?: Place;
}

export interface Tree {
  readonly package: { readonly path: readonly Term[] };
  readonly imports?: readonly { readonly path: Term; readonly alias?: string }[];
  readonly rules: readonly Rule[];
}

/** A rule with what its file calls others. */
export interface Definition {
  readonly rule: Rule;
  readonly names: ReadonlyMap<string, readonly string[]>;
}

/** Rules by their paths: `data.hasp.lib.containers.all`. */
export type Definitions = ReadonlyMap<string, readonly Definition[]>;

export function definitionsOf(trees: readonly Tree[]): Definitions {
  const found = new Map<string, Definition[]>();
  for (const { package: of, imports = [], rules } of trees) {
    const path = of.path.map(({ value }) => String(value));
    const names = new Map<string, readonly string[]>();
    for (const { path: imported, alias } of imports) {
      const parts = (imported.value as readonly Term[]).map(({ value }) => String(value));
      names.set(alias ?? String(parts.at(-1)), parts);
    }
    for (const { head } of rules) names.set(nameOf(head.ref), [...path, nameOf(head.ref)]);
    for (const rule of rules) {
      const key = [...path, nameOf(rule.head.ref)].join(".");
      found.set(key, [...(found.get(key) ?? []), { rule, names }]);
    }
  }
  return found;
}

function nameOf(ref: readonly Term[]): string {
  return String(ref[0]?.value);
}

/** What of a policy cannot be said in CEL, and where it stands. */
export class Refusal extends Error {
  readonly place: Place | undefined;
  constructor(message: string, place?: Place) {
    super(message);
    this.name = "Refusal";
    this.place = place;
  }
}
