import { colourClass } from './base';

interface Props {
  /** Which list's, from 0; null for "against all". */
  mark: number | null;
  x?: number;
  y?: number;
  radius?: number;
  /** A ring, of what can still change. */
  open?: boolean;
  title?: string;
}

const signs = ['M0 0', 'M-.45 0H.45', 'M0 -.45V.45', 'M-.42 0H.42M0 -.42V.42', 'M-.35 -.35L.35 .35M.35 -.35L-.35 .35', 'M-.4 .25L0 -.35L.4 .25', 'M-.45 -.2H.45M-.45 .2H.45', 'M-.4 -.25L0 .35L.4 -.25'];

/** A list's dot: its colour and a sign of its own, so that nobody needs the colour. */
export function Mark({ mark, x = 0, y = 0, radius = 1, open, title }: Props) {
  return (
    <g class={`mark ${colourClass(mark)} ${open ? 'open' : ''}`} transform={`translate(${x} ${y}) scale(${radius})`}>
      {title && <title>{title}</title>}
      <circle r={open ? 0.86 : 1} />
      {mark !== null && <path d={signs[(mark + Math.floor(mark / 8)) % signs.length]} />}
    </g>
  );
}

/** The same beside a name. */
export function Swatch({ mark }: { mark: number | null }) {
  return <svg class="sign" viewBox="-1.1 -1.1 2.2 2.2" aria-hidden="true"><Mark mark={mark} /></svg>;
}
