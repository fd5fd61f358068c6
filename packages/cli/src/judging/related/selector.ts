import { z } from "zod";

/** `metav1.LabelSelector`: an empty one selects everything. */
export const LabelSelector = z.object({
  matchLabels: z.record(z.string(), z.string()).nullish(),
  matchExpressions: z
    .array(
      z.object({ key: z.string(), operator: z.string(), values: z.array(z.string()).nullish() }),
    )
    .nullish(),
});
type LabelSelector = z.infer<typeof LabelSelector>;

type Labels = Readonly<Record<string, string>>;

export function selects(selector: LabelSelector, labels: Labels): boolean {
  const { matchLabels, matchExpressions } = selector;
  return (
    hasAll(labels, matchLabels ?? {}) &&
    (matchExpressions ?? []).every(({ key, operator, values }) => {
      const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
      if (operator === "Exists") return value !== undefined;
      if (operator === "DoesNotExist") return value === undefined;
      const isOneOf = value !== undefined && (values ?? []).includes(value);
      return operator === "In" ? isOneOf : operator === "NotIn" && !isOneOf;
    })
  );
}

/** Whether labels have every wanted one with its value. */
export function hasAll(labels: Labels, wanted: Labels): boolean {
  return Object.entries(wanted).every(
    ([key, value]) => Object.hasOwn(labels, key) && labels[key] === value,
  );
}
