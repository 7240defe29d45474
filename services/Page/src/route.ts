import { useEffect, useState } from 'preact/hooks';

/** The parts of the address's fragment: ['places', 'area', 'KZ-10'] of #places/area/KZ-10. */
export function useSegments(): readonly string[] {
  const [segments, show] = useState(() => segmentsOf(location.hash));
  useEffect(() => {
    const changed = () => show(segmentsOf(location.hash));
    addEventListener('hashchange', changed);
    return () => removeEventListener('hashchange', changed);
  }, []);
  return segments;
}

/** Codes may have slashes in them: each segment is encoded. */
export function segmentsOf(fragment: string): readonly string[] {
  return fragment.replace(/^#/, '').split('/').map(decoded);
}

export const areaLink = (code: string) => `#places/area/${encodeURIComponent(code)}`;

export const stationLink = (code: string) => `#places/station/${encodeURIComponent(code)}`;

export const districtLink = (contest: string) => `#districts/${encodeURIComponent(contest)}`;

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
