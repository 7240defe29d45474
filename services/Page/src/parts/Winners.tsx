import { contestOf } from '../charts/figures';
import type { Chamber as Document } from '../live/details';
import { usePage } from '../live/page';
import { districtLink } from '../route';
import { useSpeech } from '../words/speech';
import { useListName } from './listNames';
import { Section } from './Section';
import { TableTwin } from './TableTwin';

/** Who won each district, or is ahead there. */
export function Winners({ report }: { report: Document }) {
  const { election } = usePage();
  const { w, name } = useSpeech();
  const listName = useListName();
  if (report.winners.length === 0) return null;
  const columns = [{ title: w.details.districts.district }, { title: w.details.chamber.winner }, { title: w.details.chamber.nominatedBy }];
  const rows = report.winners.map(row => {
    const contest = contestOf(election, row.contest);
    const selection = contest?.selections.find(each => each.code === row.selection);
    return {
      key: `${row.contest} ${row.selection}`,
      cells: [
        <a href={districtLink(row.contest)}>{name(contest?.names ?? { en: row.contest })}</a>,
        <>
          {name(selection?.names ?? { en: row.selection })} {row.byLot && <span class="chip">{w.details.chamber.byLot}</span>}
        </>,
        listName(row.nominatedBy),
      ],
    };
  });
  return (
    <Section
      id="winners"
      title={report.final ? w.details.chamber.elected : w.details.chamber.leading}
      note={report.final ? undefined : w.details.chamber.open}
      wide>
      <TableTwin open caption={w.details.chamber.elected} columns={columns} rows={rows} />
    </Section>
  );
}
