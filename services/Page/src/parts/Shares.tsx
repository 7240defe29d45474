import { inOrder, partyClass, validOf } from '../charts/figures';
import type { Contest, Figures } from '../live/documents';
import { usePage } from '../live/page';
import { useSpeech } from '../words/speech';
import { Bars } from './Bars';
import { TableTwin } from './TableTwin';

/** Votes of a contest somewhere, the most first. */
export function Shares({ contest, figures }: { contest: Contest; figures: Figures }) {
  const { contest: main } = usePage();
  const { w, name, number, percent } = useSpeech();
  const valid = validOf(contest, figures);
  if (valid === 0) return <p>{w.parties.none}</p>;
  const order = inOrder(contest, figures);
  const most = order[0]!.votes;
  const label = (selection: (typeof order)[number]['selection']) =>
    selection.withdrawn ? `${name(selection.names)} (${w.parties.withdrawn})` : name(selection.names);
  return (
    <>
      <Bars
        bars={order.map(({ selection, votes }) => ({
          key: selection.code,
          label: label(selection),
          value: percent(votes, valid),
          share: votes / most,
          kind: partyClass(main, selection),
        }))}
      />
      <TableTwin
        caption={`${w.parties.title}: ${name(contest.names)}`}
        columns={[{ title: w.details.selection }, { title: w.parties.votes, numeric: true }, { title: w.parties.share, numeric: true }]}
        rows={order.map(({ selection, votes }) => ({
          key: selection.code,
          cells: [label(selection), number(votes), percent(votes, valid)],
        }))}
      />
    </>
  );
}
