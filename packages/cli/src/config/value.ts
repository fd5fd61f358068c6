import { findNearestName } from "@hasp/core";
import { z } from "zod";
import { CliError } from "../error.ts";
import { type OptionName, optionOf } from "./options.ts";

/** What an option takes, whoever gives it. */
export function schemaOf(name: OptionName, command?: string): z.ZodType {
  const { type, choices, range } = optionOf(name, command);
  const text = z.string().min(1);
  if (type === "flag") return z.boolean();
  if (type === "integer")
    return z
      .int()
      .min(range?.least ?? 0)
      .max(range?.greatest ?? 0);
  if (type === "list") return z.union([z.array(text).min(1), text]);
  return choices ? z.enum([...choices]) : text;
}

/** A flag's or a variable's text in the type of its option: lists are separated by commas. */
export function fromText(name: OptionName, text: string): unknown {
  const { type } = optionOf(name);
  if (type === "list") return text.split(",").map((item) => item.trim());
  if (type === "integer") return /^\d{1,15}$/.test(text) ? Number(text) : text;
  if (type !== "flag") return text;
  if (/^(1|true|yes|on)$/i.test(text)) return true;
  return /^(0|false|no|off)$/i.test(text) ? false : text;
}

/**
 * The value in the form that commands read.
 * @throws CliError `VALUE_INVALID`, naming where it came from
 */
export function checkValue(
  name: OptionName,
  raw: unknown,
  origin: string,
  command?: string,
): unknown {
  const { choices, type, range } = optionOf(name, command);
  const result = schemaOf(name, command).safeParse(raw);
  if (result.success) return type === "list" ? [result.data].flat() : result.data;
  const where = origin === "flag" ? `--${name}` : `${name} (${origin})`;
  const nearest = choices && findNearestName(String(raw), choices);
  const kind = {
    flag: "true or false",
    integer: `a whole number from ${range?.least} to ${range?.greatest}`,
    list: "a list",
    text: "a text",
  };
  const expected = type === "choice" ? (choices ?? []).join(", ") : kind[type];
  throw new CliError("VALUE_INVALID", `${where}: not a valid value: ${JSON.stringify(raw)}`, {
    hint: nearest ? `did you mean ${nearest}? it takes ${expected}` : `it takes ${expected}`,
  });
}

/** What holds for the command when nobody says anything. */
export function defaultOf(name: OptionName, command?: string): unknown {
  const option = optionOf(name, command);
  if (option.type === "flag") return false;
  if (option.type === "list") return option.default === undefined ? [] : [option.default];
  if (option.type === "integer" && option.default !== undefined) return Number(option.default);
  return option.default;
}
