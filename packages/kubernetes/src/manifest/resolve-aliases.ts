import { type Alias, type Document, isAlias, isNode, type Node, visit } from "yaml";

/**
 * The node behind each alias of a document: the last anchor of that name before it (YAML 1.2.2, 7.1);
 * undefined where there is none.
 */
export function resolveAliases(document: Document.Parsed): Map<Alias, Node | undefined> {
  const anchors = new Map<string, Node>();
  const targets = new Map<Alias, Node | undefined>();
  visit(document, (_, node) => {
    if (!isNode(node)) return;
    if (isAlias(node)) targets.set(node, anchors.get(node.source));
    else if (node.anchor) anchors.set(node.anchor, node);
  });
  return targets;
}
