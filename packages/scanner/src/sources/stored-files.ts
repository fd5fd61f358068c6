/** A file of a layout, wherever that is kept. */
export interface StoredFile {
  /** Bytes. */
  readonly size: number;
  /** Its bytes in order; each call starts anew, and each chunk lasts until the next is asked for. */
  open(signal: AbortSignal): AsyncIterable<Uint8Array>;
}

/** The files of an image layout: a folder or an archive. */
export interface StoredFiles {
  /** What it is called in messages. */
  readonly name: string;
  /** @throws ScanError `SOURCE_UNSUPPORTED` for a link that leads out of the layout */
  find(path: string): Promise<StoredFile | undefined>;
  close(): Promise<void>;
}
