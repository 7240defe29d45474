/** Arrow keys go to the next tile on that side. */
export function walk(event: KeyboardEvent): void {
  const direction = ({ ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] } as Record<string, [number, number]>)[
    event.key
  ];
  const from = (event.target as HTMLElement).closest<HTMLElement>('.tile');
  if (!direction || !from) return;
  event.preventDefault();
  const [x, y] = middleOf(from);
  const others = [...from.parentElement!.querySelectorAll<HTMLElement>('.tile')]
    .filter(each => each !== from)
    .map(each => {
      const [dx, dy] = [middleOf(each)[0] - x, middleOf(each)[1] - y];
      return { each, ahead: dx * direction[0] + dy * direction[1], aside: Math.abs(dx * direction[1]) + Math.abs(dy * direction[0]) };
    });
  others
    .filter(({ ahead }) => ahead > 1)
    .sort((one, other) => one.ahead + 3 * one.aside - (other.ahead + 3 * other.aside))[0]
    ?.each.focus();
}

function middleOf(tile: HTMLElement): [number, number] {
  const box = tile.getBoundingClientRect();
  return [box.left + box.width / 2, box.top + box.height / 2];
}
