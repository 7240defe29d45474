import type { Area, Election } from './documents';

/** What the map shows: the areas below the only one on top of the first hierarchy, or all on top of it. */
export function regionsOf({ areas, hierarchies }: Election): readonly Area[] {
  const tops = areas.filter(each => each.parent === null && each.hierarchy === hierarchies[0]?.code);
  const below = tops.length === 1 ? areas.filter(each => each.parent === tops[0]!.code) : [];
  return below.length > 0 ? below : tops;
}

export function childrenOf({ areas }: Election, code: string): readonly Area[] {
  return areas.filter(each => each.parent === code);
}

/** From the top down to the area itself. */
export function pathTo(election: Election, code: string): readonly Area[] {
  const found = election.areas.find(each => each.code === code);
  if (!found) return [];
  return found.parent === null ? [found] : [...pathTo(election, found.parent), found];
}
