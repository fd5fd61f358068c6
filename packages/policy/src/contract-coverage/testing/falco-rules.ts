/** What a rule of Falco reads, through its macros. */
export interface ReadRule {
  readonly name: string;
  readonly fields: ReadonlySet<string>;
  readonly systemCalls: ReadonlySet<string>;
}

interface Item {
  readonly kind: string;
  readonly name: string;
  readonly condition: string;
  readonly exceptions: string;
}

const FIELD =
  /(?<![\w./-])(?:container|evt|fd|k8s|proc|thread|user)\.[a-z0-9_]+(?:\.[a-z0-9_]+)*(?![\w/-])/g;
const TYPES = /evt\.type\s*(?:=|in)\s*(\([^)]*\)|\w+)/g;

/** Reads a file of Falco's own rules; they keep to one layout, so that no YAML parser is needed for it. */
export function readFalcoRules(text: string): ReadRule[] {
  const bare = text.replace(/^\s*#.*$/gm, "");
  const items = bare.split(/^- /m).slice(1).flatMap(readItem);
  const macros = new Map(
    items.flatMap(({ kind, name, condition }) => (kind === "macro" ? [[name, condition]] : [])),
  );
  return items
    .filter(({ kind }) => kind === "rule")
    .map(({ name, condition, exceptions }) => {
      const whole = expand(condition, macros, new Set());
      const types = [...whole.matchAll(TYPES)].flatMap(([, list = ""]) => list.match(/\w+/g) ?? []);
      return {
        name,
        fields: new Set(`${whole} ${exceptions}`.match(FIELD) ?? []),
        systemCalls: new Set(types),
      };
    });
}

function readItem(text: string): Item[] {
  const values = new Map<string, string>();
  let key = "";
  for (const line of `  ${text}`.split("\n")) {
    const [, name, value = ""] = /^ {2}(\w+):\s*(.*)$/.exec(line) ?? [];
    if (name !== undefined) key = name;
    values.set(key, `${values.get(key) ?? ""}${name === undefined ? line : value}\n`);
  }
  const kind = ["rule", "macro"].find((one) => values.has(one));
  if (kind === undefined) return [];
  const sectionOf = (name: string) => (values.get(name) ?? "").trim();
  const exceptions = (sectionOf("exceptions").match(/fields: .*/g) ?? []).join(" ");
  return [{ kind, name: sectionOf(kind), condition: sectionOf("condition"), exceptions }];
}

/** The condition with those of all macros that it names; what stands in quotes names nothing. */
function expand(
  condition: string,
  macros: ReadonlyMap<string, string>,
  seen: ReadonlySet<string>,
): string {
  const bare = condition.replace(/"[^"]*"|'[^']*'/g, ' "" ');
  const inner = (bare.match(/[A-Za-z_][\w-]*/g) ?? []).flatMap((word) => {
    const macro = macros.get(word);
    return macro === undefined || seen.has(word)
      ? []
      : [expand(macro, macros, new Set([...seen, word]))];
  });
  return [bare, ...inner].join("\n");
}
