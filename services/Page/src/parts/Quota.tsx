import type { Chamber as Document } from '../live/details';
import { usePage } from '../live/page';
import { useSpeech } from '../words/speech';
import { useListName } from './listNames';
import { Section } from './Section';
import { TableTwin } from './TableTwin';

/** Whether lists, and those who take their seats, have the members that a quota asks for. */
export function Quota({ report }: { report: Document }) {
  const { election } = usePage();
  const { w, name, number, percent } = useSpeech();
  const listName = useListName();
  const { quota } = election;
  if (!quota) return null;
  const [part = 0, whole = 1] = quota.share.split('/').map(Number);
  const columns = [
    { title: w.parties.list },
    { title: w.details.quota.on },
    { title: w.details.quota.members, numeric: true },
    { title: w.details.quota.needed, numeric: true },
    { title: w.details.quota.finding },
  ];
  const rows = report.quota.map(row => ({
    key: `${row.list} ${row.on}`,
    cells: [
      listName(row.list),
      w.details.quota.kinds[row.on],
      w.headline.of(number(row.members), number(row.of)),
      number(row.needed),
      <span class={row.met ? 'met' : 'unmet'}>
        {row.met ? `✓ ${w.details.quota.met}` : `✗ ${w.details.quota.unmet(number(row.needed - row.members))}`}
      </span>,
    ],
  }));
  return (
    <Section
      id="quota"
      title={w.details.quota.title}
      note={
        <>
          {name(quota.names)}: {w.details.quota.share(percent(part, whole, 0))} (<cite>{quota.legalBasis}</cite>)
        </>
      }
      wide>
      {rows.length === 0 ? <p>{w.details.quota.none}</p> : <TableTwin open caption={w.details.quota.title} columns={columns} rows={rows} />}
    </Section>
  );
}
