interface Schema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

/** What a policy may read, field by field, from the published JSON Schemas of the input. */
export function renderInputReference(schemas: Readonly<Record<string, object>>): string {
  const kinds = Object.entries(schemas).flatMap(([kind, schema]) => [
    "",
    `## ${kind}`,
    "",
    `JSON Schema: [input-${kind}.schema.json](input-${kind}.schema.json)`,
    "",
    "| field | type |",
    "| --- | --- |",
    ...rows("input", schema as Schema, schema as Schema),
  ]);
  return [
    "# The input of policies",
    "",
    "Made from the contract by `npm run generate`; do not edit. One shape for each kind of subject; `?` marks what may be absent.",
    ...kinds,
    "",
  ].join("\n");
}

function rows(path: string, schema: Schema, root: Schema): string[] {
  const { properties = {}, required = [] } = schema;
  return Object.entries(properties).flatMap(([name, member]) => {
    const resolved = resolve(member, root);
    const field = `${path}.${name}`;
    const mark = required.includes(name) ? "" : "?";
    const line = `| \`${field}${mark}\` | ${typeOf(resolved, root)} |`;
    const inner = resolved.items ? resolve(resolved.items, root) : resolved;
    const nested = resolved.items ? `${field}[_]` : field;
    return [line, ...rows(nested, inner, root)];
  });
}

function resolve(schema: Schema, root: Schema): Schema {
  const name = schema.$ref?.split("/").at(-1);
  return name === undefined ? schema : (root.$defs?.[name] ?? schema);
}

function typeOf(schema: Schema, root: Schema): string {
  if (schema.const !== undefined) return code(schema.const);
  if (schema.enum) return schema.enum.map(code).join(", ");
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return choices.map((choice) => typeOf(resolve(choice, root), root)).join(" or ");
  if (schema.items) return `list of ${typeOf(resolve(schema.items, root), root)}`;
  if (schema.type === "object" && !schema.properties) return "object by name";
  return schema.type ?? "any";
}

function code(value: unknown): string {
  return `\`${JSON.stringify(value)}\``;
}
