import type { Contest, Figures, Names } from '../live/documents';
import type { ObserverRow } from '../live/details';
import { usePage } from '../live/page';
import { useSpeech } from '../words/speech';

interface Props {
  contest: Contest;
  counted: Figures | null;
  held: Figures | null;
  copies: readonly ObserverRow[];
}

/** The protocol line by line, what waits beside what counts, and observers' copies where they differ. */
export function SignedFigures({ contest, counted, held, copies }: Props) {
  const { election } = usePage();
  const { w, name, number } = useSpeech();
  const rows: { key: string; names: Names; of: (figures: Figures) => number | undefined; isVote: boolean; code: string }[] = [
    ...contest.lines.map(line => ({
      key: `l ${line.code}`,
      names: line.names,
      of: (figures: Figures) => figures.lines[line.code],
      isVote: false,
      code: line.code,
    })),
    ...contest.selections.map(each => ({
      key: `v ${each.code}`,
      names: each.names,
      of: (figures: Figures) => figures.votes[each.code],
      isVote: true,
      code: each.code,
    })),
  ];
  const shown = (figures: Figures | null, row: (typeof rows)[number]) => (figures ? number(row.of(figures) ?? 0) : '–');
  const observer = (code: string) => name(election.authorities.find(each => each.code === code)?.names ?? { en: code });
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label={w.details.protocol}>
      <table class="protocol">
        <caption>{w.details.protocol}</caption>
        <thead>
          <tr>
            <th scope="col">{w.details.figure}</th>
            {counted && (
              <th scope="col" class="numeric">
                {w.headline.counted}
              </th>
            )}
            {held && (
              <th scope="col" class="numeric">
                {w.headline.held}
              </th>
            )}
            {copies.map(copy => (
              <th key={copy.statement} scope="col" class="numeric">
                {observer(copy.observer)}
                <br />
                <span class={`mark mark-${copy.state}`}>{w.details.observers.states[copy.state]}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.key} class={row.isVote ? 'vote' : ''}>
              <th scope="row">{name(row.names)}</th>
              {counted && <td class="numeric">{shown(counted, row)}</td>}
              {held && <td class="numeric">{shown(held, row)}</td>}
              {copies.map(copy => (
                <td key={copy.statement} class="numeric">
                  <Copied copy={copy} row={row} counted={counted} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Copied({
  copy,
  row,
  counted,
}: {
  copy: ObserverRow;
  row: { code: string; isVote: boolean; of: (figures: Figures) => number | undefined };
  counted: Figures | null;
}) {
  const { number } = useSpeech();
  const found = copy.differences.find(each => each.figure === row.code && each.isVote === row.isVote);
  if (found)
    return (
      <strong class="differs">
        {number(found.claimed)} ({found.difference > 0 ? '+' : '−'}
        {number(Math.abs(found.difference))})
      </strong>
    );
  return <>{copy.state === 'NOT_COUNTED' || !counted ? '–' : number(row.of(counted) ?? 0)}</>;
}
