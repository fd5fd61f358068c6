import type { Invocation } from "../command.ts";
import type { Surface } from "../formats/format.ts";
import { listingFormats, reviewFormats } from "../formats/format-names.ts";
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

/** A listing that is also written into the text of a pull request. */
export interface Review extends Listing {
  readonly markdown: () => readonly string[];
}

/** As `prepareListing`, with Markdown. @throws as `prepareFormats` does */
export function prepareReview(
  invocation: Pick<Invocation, "io" | "config">,
): (review: Review) => Promise<void> {
  const write = prepareFormats(invocation, reviewFormats);
  return ({ json, table, markdown }) =>
    write((name, surface) => {
      if (name === "json") return `${printJson(json, 2)}\n`;
      const lines = name === "table" ? table(surface) : markdown();
      return `${lines.join("\n")}\n`;
    });
}
