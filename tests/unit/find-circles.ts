/**
 * Groups of nodes that lead back to themselves: the strongly connected components of more than one node (Tarjan, 1972),
 * each sorted, in order of their first node.
 */
export function findCircles(arrows: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const circles: string[][] = [];

  function visit(node: string): void {
    const number = order.size;
    order.set(node, number);
    lowest.set(node, number);
    open.push(node);
    isOpen.add(node);
    for (const target of arrows.get(node) ?? []) {
      if (!order.has(target)) visit(target);
      if (isOpen.has(target)) lowest.set(node, Math.min(lowest.get(node) ?? 0, lowest.get(target) ?? 0));
    }
    if (lowest.get(node) !== number) return;
    const circle = open.splice(open.lastIndexOf(node));
    for (const each of circle) isOpen.delete(each);
    if (circle.length > 1) circles.push(circle.sort());
  }

  for (const node of arrows.keys()) if (!order.has(node)) visit(node);
  return circles.sort((a, b) => (a[0] ?? '').localeCompare(b[0] ?? ''));
}
