import { useEffect, useRef } from 'preact/hooks';
import { useSegments } from '../route';
import { AreaPlace } from './AreaPlace';
import { FindStation } from './FindStation';
import { StationPlace } from './StationPlace';
import { TileMap } from './TileMap';

/** The map, or what the address names on it: an area or a station. */
export function Places() {
  const [, kind, code] = useSegments();
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (kind) top.current?.scrollIntoView({ block: 'start' });
  }, [kind, code]);
  return (
    <div class="place wide" ref={top}>
      {kind === 'area' && code ? (
        <AreaPlace key={code} code={code} />
      ) : kind === 'station' && code ? (
        <StationPlace key={code} code={code} />
      ) : (
        <>
          <TileMap />
          <FindStation />
        </>
      )}
    </div>
  );
}
