import { pathTo } from '../live/areas';
import { usePage } from '../live/page';
import { areaLink } from '../route';
import { useSpeech } from '../words/speech';

/** The way from the map to a place. */
export function Crumbs({ area, here }: { area: string | undefined; here: string }) {
  const { election } = usePage();
  const { w, name } = useSpeech();
  const path = area === undefined ? [] : pathTo(election, area);
  return (
    <nav class="crumbs" aria-label={w.details.crumbs}>
      <ol>
        <li>
          <a href="#places">{w.details.map.title}</a>
        </li>
        {path.map(each => (
          <li key={each.code}>
            {each.code === here ? (
              <span aria-current="page">{name(each.names)}</span>
            ) : (
              <a href={areaLink(each.code)}>{name(each.names)}</a>
            )}
          </li>
        ))}
        {path.at(-1)?.code !== here && (
          <li>
            <span aria-current="page">{here}</span>
          </li>
        )}
      </ol>
    </nav>
  );
}
