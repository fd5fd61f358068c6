export { dockerArchive } from "./docker-archive.ts";
export {
  addImage,
  type Descriptor,
  type Files,
  type Image,
  type Manifest,
  machineArchitecture,
} from "./image.ts";
export { type LayerFile, type LayerFiles, layerTar } from "./layer.ts";
export { addIndex, layoutOf, named, ociLayout } from "./oci-layout.ts";
export { placeExample } from "./readme-example.ts";
export { bodyOf, type Served, serve } from "./serve.ts";
export { smallDebian } from "./small-debian.ts";
export { END, gnuLong, pax, type TarMember, tarMember, tarOf } from "./tar.ts";
export { archiveOf, writeArchive, writeFolder } from "./write.ts";
