/** Words of Rego, its builtins that a rule would hide, and what every imported policy defines itself. */
const taken = new Set(
  (
    "as contains data default else every false if import in input not null package some true with abs all any array base64 bits " +
    "ceil concat count crypto cast_array div endswith eq equal falco floor format_int glob graph gt gte hex http indexof " +
    "intersection io is_array is_boolean is_null is_number is_object is_set is_string json lower lt lte max min minus mul neq " +
    "net numbers object opa or and plus print product re_match regex rego rem replace round semver set_diff sort split sprintf " +
    "startswith strings substring sum time to_number trace trim trim_left trim_prefix trim_right trim_space trim_suffix " +
    "type_name union units upper urlquery uuid walk yaml parameters violations unknowns is_found may_be_found assign"
  ).split(" "),
);

/** A rule's name: the macro's where Rego can read it. */
export function ruleNameOf(name: string): string {
  const clean = name.replaceAll(/[^A-Za-z0-9_]/g, "_").replace(/^(?=\d)|^$/, "of_");
  return taken.has(clean) ? `${clean}_holds` : clean;
}

export function memberIn(object: string, name: string): string {
  const plain = /^[a-z][a-z0-9_]*$/.test(name) && !taken.has(name);
  return plain ? `${object}.${name}` : `${object}[${JSON.stringify(name)}]`;
}
