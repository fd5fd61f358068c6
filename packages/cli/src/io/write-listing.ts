import type { Invocation } from "../command.ts";
import type { Surface } from "../formats/format.ts";
import { listingFormats } from "../formats/format-names.ts";
import { printJson } from "../text/escape.ts";
import { prepareFormats } from "./write-formats.ts";

/** What a command lists: for programs, and for people. */
export interface Listing {
  readonly json: object;
  readonly table: (surface: Surface) => readonly string[];
}

/** Reads where the listing is to go before any work is done, and gives back what writes it. @throws as `prepareFormats` does */
export function prepareListing(
  invocation: Pick<Invocation, "io" | "config">,
): (listing: Listing) => Promise<void> {
  const write = prepareFormats(invocation, listingFormats);
  return ({ json, table }) =>
    write((name, surface) =>
      name === "json" ? `${printJson(json, 2)}\n` : `${table(surface).join("\n")}\n`,
    );
}
