/** A seat of the hemicycle: across from -1 to 1, up from 0 to 1. */
export interface SeatPlace { x: number; y: number }

export interface Hemicycle { places: readonly SeatPlace[]; radius: number }

const inner = 0.42;

/** As few rows as give seats that nearly touch. */
function rowsFor(seats: number): number {
  let rows = 1;
  while (capacity(rows) < seats) rows++;
  return rows;
}

/** How many seats fit into so many rows where neighbours stand as far apart along a row as rows do. */
function capacity(rows: number): number {
  return radii(rows).reduce((sum, radius) => sum + Math.floor(Math.PI * radius / gap(rows)) + 1, 0);
}

function gap(rows: number): number {
  return rows === 1 ? 0.3 : (1 - inner) / (rows - 1 + 0.9);
}

function radii(rows: number): number[] {
  return Array.from({ length: rows }, (_, row) => 1 - gap(rows) * (0.45 + rows - 1 - row));
}

/** Places for so many seats, from left to right as they are given to lists. */
export function hemicycle(seats: number): Hemicycle {
  if (seats <= 0) return { places: [], radius: 0 };
  const rows = rowsFor(seats), all = radii(rows), around = all.reduce((sum, each) => sum + each, 0);
  const counts = all.map(each => Math.floor(seats * each / around));
  for (let row = rows - 1, left = seats - counts.reduce((sum, each) => sum + each, 0); left > 0; left--, row = (row + rows - 1) % rows) counts[row]!++;
  const places = counts.flatMap((count, row) => Array.from({ length: count }, (_, at) => {
    const angle = count === 1 ? Math.PI / 2 : Math.PI * (1 - at / (count - 1));
    return { x: all[row]! * Math.cos(angle), y: all[row]! * Math.sin(angle), angle, row };
  }));
  places.sort((a, b) => b.angle - a.angle || a.row - b.row);
  const tightest = Math.min(...counts.map((count, row) => count > 1 ? Math.PI * all[row]! / (count - 1) : 1));
  return { places: places.map(({ x, y }) => ({ x, y })), radius: Math.min(gap(rows), tightest) * 0.43 };
}

/** Seats in the order of the places: of each list first those that nothing can take from it any more. */
export function seatOrder(lists: readonly { code: string; seats: number; least: number | null }[]): { code: string; firm: boolean }[] {
  return lists.flatMap(({ code, seats, least }) => Array.from({ length: seats }, (_, at) => ({ code, firm: least !== null && at < least })));
}
