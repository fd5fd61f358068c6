/** What a scan may cost; hostile images reach these, real ones do not. */
export interface Limits {
  /** Bytes of one layer when uncompressed. */
  readonly layerBytes: number;
  /** Bytes of all layers when uncompressed. */
  readonly imageBytes: number;
  /** Entries in one layer. */
  readonly entries: number;
  /** Bytes of a file that a cataloger reads. */
  readonly fileBytes: number;
  /** Bytes of a manifest or configuration. */
  readonly documentBytes: number;
  /** Layers in an image. */
  readonly layers: number;
  /** Nested indexes followed to reach a manifest. */
  readonly indexDepth: number;
  /** Milliseconds for the whole scan. */
  readonly time: number;
}

export const defaultLimits: Limits = {
  layerBytes: 20 * 2 ** 30,
  imageBytes: 40 * 2 ** 30,
  entries: 2_000_000,
  fileBytes: 100 * 2 ** 20,
  documentBytes: 8 * 2 ** 20,
  layers: 512,
  indexDepth: 4,
  time: 15 * 60_000,
};
