import { sha256 } from "@hasp/core";
import { configurationOf, type Files, type Image } from "./image.ts";
import { layerTar } from "./layer.ts";

/** What `docker save` wrote before Docker 25: plain layers, configurations and manifest.json. */
export function dockerArchive(...images: readonly Image[]): Files {
  const files: Files = {};
  const add = (content: string | Uint8Array, suffix: string): string => {
    const name = `${sha256(content).slice("sha256:".length)}${suffix}`;
    files[name] = content;
    return name;
  };
  const manifest = images.map((image) => {
    const layers = image.layers.map(layerTar);
    return {
      Config: add(configurationOf({ ...image, layers }), ".json"),
      RepoTags: image.name === undefined ? null : [image.name],
      Layers: layers.map((tar) => add(tar, "/layer.tar")),
    };
  });
  return { ...files, "manifest.json": JSON.stringify(manifest) };
}
