import { isObject } from "@hasp/core";
import { type Document, LineCounter } from "yaml";
import { KubernetesError, type Place } from "../error.ts";
import { findObjectIssues } from "../workload/find-object-issues.ts";
import { composeDocuments } from "./compose-documents.ts";
import { findTemplate } from "./find-template.ts";
import { listItems } from "./list-items.ts";
import { locateNode } from "./locate.ts";
import type { ManifestDocument } from "./manifest-document.ts";
import { defaultManifestLimits, type ManifestLimits } from "./manifest-limits.ts";
import { resolveAliases } from "./resolve-aliases.ts";
import { NodeError, toJson } from "./to-json.ts";
import { type PlacedValue, walkPlaces } from "./walk-places.ts";

export interface Manifests {
  readonly documents: readonly ManifestDocument[];
  /** What could not be read, each with its place: where there is one, the file was not judged as a whole. */
  readonly problems: readonly KubernetesError[];
  /** Documents that are no Kubernetes object and were left out, where the file asks for that. */
  readonly skipped: number;
}

/** A file as it is named in messages, and its text. */
export interface ManifestFile {
  readonly name: string;
  readonly text: string;
  /** What has not `apiVersion`, `kind` and `metadata` is skipped and counted: nobody named this file, it lay in a folder. */
  readonly skipOthers?: boolean;
}

/** A byte order mark that begins a line, as where files were joined; of YAML it is no part. */
const MARK = /(?<![^\n\r])\ufeff/g;
/** Where kubectl ends a document and drops the rest of the line. YAML goes on reading where more than a comment follows. */
const SEPARATOR = /(?<=\n)---(?![ \t]*\r?(?:\n|$)|[ \t]+#)/g;

/** Ends of lines to kubectl, by YAML 1.1, and to nobody who reads the file: behind a comment they begin a field. */
const HIDDEN_BREAK = /[\u0085\u2028\u2029]|\r(?!\n)/;

/** Problems of one file that are told; the rest is counted. */
const PROBLEM_LIMIT = 100;
const FIELDS_HINT = "kubectl explain shows the fields of every kind";

/**
 * Reads Kubernetes objects out of YAML, as kubectl takes it, or JSON, several documents and `List`s included. Never throws: a bad
 * document becomes a problem and the rest is read; a file without any object is a problem too.
 */
export function readManifests(
  file: ManifestFile,
  limits: ManifestLimits = defaultManifestLimits,
): Manifests {
  const bytes = Buffer.byteLength(file.text);
  if (bytes > limits.bytes) {
    const message = `${file.name}: ${bytes} bytes are more than the ${limits.bytes} allowed`;
    return { documents: [], problems: [tooLarge(message)], skipped: 0 };
  }
  const reading = new Reading({ ...file, text: file.text.replace(MARK, "") }, limits);
  withoutStackTraces(() => reading.readAll());
  return { documents: reading.documents, problems: reading.problems(), skipped: reading.skipped };
}

/** The parser makes an error object for each wrong character of a hostile file; their stacks cost ten times the rest. */
function withoutStackTraces(read: () => void): void {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    read();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** A document whose object may be of no kind at all. */
type Unchecked = Omit<ManifestDocument, "object"> & { readonly object: unknown };

class Reading {
  readonly documents: ManifestDocument[] = [];
  skipped = 0;
  readonly #problems: KubernetesError[] = [];
  readonly #file: ManifestFile;
  readonly #limits: ManifestLimits;
  readonly #lines = new LineCounter();
  #omitted = 0;

  constructor(file: ManifestFile, limits: ManifestLimits) {
    this.#file = file;
    this.#limits = limits;
  }

  readAll(): void {
    let count = 0;
    for (const composed of composeDocuments(
      this.#file.text,
      this.#limits,
      this.#lines.addNewLine,
    )) {
      count += 1;
      if (count > this.#limits.documents) {
        this.#report(tooLarge(`${this.#file.name}: more than ${this.#limits.documents} documents`));
        return;
      }
      if ("document" in composed) this.#readDocument(composed.document);
      else this.#report(tooLarge(composed.reason, this.#place(composed.offset)));
    }
    const hidden = HIDDEN_BREAK.exec(this.#file.text);
    if (hidden && !isJson(this.#file.text)) {
      this.#report(
        new KubernetesError("MANIFEST_SYNTAX", "a line break that editors do not show", {
          place: this.#place(hidden.index),
          hint: "end lines with \\n; in a text in double quotes write \\u2028",
        }),
      );
    }
    for (const { index } of this.#file.text.matchAll(SEPARATOR)) {
      this.#report(
        new KubernetesError("MANIFEST_SYNTAX", "text after ---, which kubectl drops", {
          place: this.#place(index),
          hint: "write --- on a line by itself",
        }),
      );
    }
  }

  problems(): KubernetesError[] {
    const { name, skipOthers } = this.#file;
    if (this.#omitted > 0) {
      const message = `${name}: ${this.#omitted} further problems`;
      return [...this.#problems, new KubernetesError("OBJECT_INVALID", message)];
    }
    if (this.documents.length > 0 || this.#problems.length > 0 || skipOthers) return this.#problems;
    return [
      new KubernetesError("NOTHING_FOUND", `${name}: no Kubernetes object is in it`, {
        hint: "name a file of manifests; a chart is rendered first: helm template",
      }),
    ];
  }

  #readDocument(document: Document.Parsed): void {
    const [problem] = [...document.errors, ...document.warnings];
    if (problem) {
      // what follows the first error of a document is mostly its echo
      this.#report(syntaxError(problem.message, this.#place(problem.pos[0]), this.#file.text));
      return;
    }
    const root = document.contents;
    if (root === null) return;
    try {
      const targets = resolveAliases(document);
      const value = toJson(root, targets, this.#limits);
      if (value === null) return;
      const template = findTemplate(this.#file.text, root.range[0]);
      for (const { object, pointer } of listItems(value)) {
        this.#readObject({
          file: this.#file.name,
          ...(template !== undefined && { template }),
          object,
          locate: (below) => this.#place(locateNode(root, targets, pointer + below).offset),
          places: (limit) =>
            this.#places(walkPlaces(locateNode(root, targets, pointer), targets, limit)),
        });
      }
    } catch (error) {
      if (!(error instanceof NodeError)) throw error;
      const place = this.#place(error.offset);
      this.#report(
        error.isLimit
          ? tooLarge(error.message, place)
          : syntaxError(error.message, place, this.#file.text),
      );
    }
  }

  #readObject(document: Unchecked): void {
    const { object, locate } = document;
    if (this.#file.skipOthers && !isKubernetesObject(object)) {
      this.skipped += 1;
      return;
    }
    const issues = findObjectIssues(object);
    for (const { pointer, message, hint = FIELDS_HINT } of issues) {
      const place = locate(pointer);
      this.#report(
        new KubernetesError("OBJECT_INVALID", `${pointer || "the document"} ${message}`, {
          place,
          hint,
        }),
      );
    }
    if (issues.length === 0 && isObject(object)) this.documents.push({ ...document, object });
  }

  *#places(values: Iterable<PlacedValue>): Generator<Place & { readonly pointer: string }> {
    for (const { pointer, offset } of values) yield { pointer, ...this.#place(offset) };
  }

  #report(problem: KubernetesError): void {
    if (this.#problems.length < PROBLEM_LIMIT) this.#problems.push(problem);
    else this.#omitted += 1;
  }

  #place(offset: number): Place {
    const { line, col } = this.#lines.linePos(offset);
    return { file: this.#file.name, line: Math.max(line, 1), column: Math.max(col, 1) };
  }
}

/** Whether something is meant for the API server, which takes nothing without these; values of charts and the like are not. */
function isKubernetesObject(value: unknown): boolean {
  return isObject(value) && "apiVersion" in value && "kind" in value && "metadata" in value;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function syntaxError(message: string, place: Place, text: string): KubernetesError {
  const line = text.split("\n", place.line)[place.line - 1] ?? "";
  const hint = line.includes("{{")
    ? "this looks like a template: render it first, for example with helm template"
    : "correct the YAML at this place";
  return new KubernetesError("MANIFEST_SYNTAX", lowerFirst(message), { place, hint });
}

function tooLarge(message: string, place?: Place): KubernetesError {
  return new KubernetesError("MANIFEST_TOO_LARGE", message, {
    ...(place && { place }),
    hint: "split the file",
  });
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
