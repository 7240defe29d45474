import { colourClass } from '../charts/base';
import { Swatch } from '../charts/Mark';
import { useSpeech } from '../words/speech';

export interface Bench {
  key: string;
  name: string;
  seats: number;
  /** Which list's, from 0; null for those without one. */
  mark: number | null;
}

/** A chamber's seats side by side, with the middle marked; the numbers stand in the table below. */
export function ChamberBars({ title, benches, all }: { title: string; benches: readonly Bench[]; all: number }) {
  const { number } = useSpeech();
  const given = benches.reduce((sum, each) => sum + each.seats, 0);
  return (
    <figure class="chamber-bars">
      <figcaption>
        {title}: {number(given)}
      </figcaption>
      <div class="benches" aria-hidden="true">
        {benches
          .filter(each => each.seats > 0)
          .map(each => (
            <span key={each.key} class={`bench ${colourClass(each.mark)}`} style={{ flexGrow: each.seats }} title={`${each.name} ${number(each.seats)}`}>
              <Swatch mark={each.mark} />{each.seats / all > 0.035 && <span>{number(each.seats)}</span>}
            </span>
          ))}
        {all > given && <span class="bench vacant" style={{ flexGrow: all - given }} />}
        <span class="middle" />
      </div>
    </figure>
  );
}
