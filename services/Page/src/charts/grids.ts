import type { Area } from '../live/documents';
import type { Lang } from '../words/format';

export interface Place {
  column: number;
  row: number;
}

/** Kazakhstan's regions about where they lie, by their ISO 3166-2 codes: column and row from 1, then short names in Kazakh, Russian and English. */
const KAZAKHSTAN: Record<string, readonly [number, number, string, string, string]> = {
  'KZ-59': [4, 1, 'СҚО', 'СКО', 'N. Kaz.'],
  'KZ-27': [1, 2, 'БҚО', 'ЗКО', 'W. Kaz.'],
  'KZ-15': [2, 2, 'Ақтөбе', 'Актюб.', 'Aktobe'],
  'KZ-39': [3, 2, 'Қостанай', 'Костанай', 'Kostanay'],
  'KZ-11': [4, 2, 'Ақмола', 'Акмола', 'Akmola'],
  'KZ-71': [5, 2, 'Астана', 'Астана', 'Astana'],
  'KZ-55': [6, 2, 'Павлодар', 'Павлодар', 'Pavlodar'],
  'KZ-23': [1, 3, 'Атырау', 'Атырау', 'Atyrau'],
  'KZ-62': [3, 3, 'Ұлытау', 'Улытау', 'Ulytau'],
  'KZ-35': [4, 3, 'Қарағанды', 'Караганда', 'Karaganda'],
  'KZ-10': [5, 3, 'Абай', 'Абай', 'Abai'],
  'KZ-63': [6, 3, 'ШҚО', 'ВКО', 'E. Kaz.'],
  'KZ-47': [1, 4, 'Маңғыстау', 'Мангистау', 'Mangystau'],
  'KZ-43': [2, 4, 'Қызылорда', 'Кызылорда', 'Kyzylorda'],
  'KZ-61': [3, 4, 'Түркістан', 'Туркестан', 'Turkistan'],
  'KZ-31': [4, 4, 'Жамбыл', 'Жамбыл', 'Zhambyl'],
  'KZ-19': [5, 4, 'Алматы об.', 'Алмат. обл.', 'Almaty R.'],
  'KZ-33': [6, 4, 'Жетісу', 'Жетысу', 'Zhetysu'],
  'KZ-79': [3, 5, 'Шымкент', 'Шымкент', 'Shymkent'],
  'KZ-75': [5, 5, 'Алматы', 'Алматы', 'Almaty'],
};

const NAMES: readonly Lang[] = ['kk', 'ru', 'en'];

/** Where the areas lie on a map of tiles, those without a place in its last row; null where no map is known, for a plain grid. */
export function placesOf(areas: readonly Area[]): ReadonlyMap<string, Place> | null {
  const known = areas.map(area => KAZAKHSTAN[area.externalId ?? '']);
  if (known.filter(each => each).length < areas.length - 1) return null;
  let free = 1;
  return new Map(areas.map((area, i) => [area.code, known[i] ? { column: known[i][0], row: known[i][1] } : { column: free++, row: 5 }]));
}

/** A name that fits a tile; undefined where the map knows none. */
export function shortName(area: Area, lang: Lang): string | undefined {
  return KAZAKHSTAN[area.externalId ?? '']?.[2 + NAMES.indexOf(lang)] as string | undefined;
}

/** What is left of a name where a tile is narrow. */
export function shortened(name: string): string {
  return name.length > 6 ? `${name.slice(0, 5)}.` : name;
}

/** Of five shades, from 0: by equal steps of the range that there is. */
export function shadeOf(value: number, least: number, most: number): number {
  return most <= least ? 4 : Math.min(4, Math.floor((5 * (value - least)) / (most - least)));
}
