import { usePage } from '../live/page';
import { stationLink } from '../route';
import { useSpeech } from '../words/speech';
import { Section } from './Section';

/** Goes to a station by its code. */
export function FindStation() {
  const { election } = usePage();
  const { w, number } = useSpeech();
  return (
    <Section id="find" title={w.details.find.title} note={w.details.find.note(number(election.precincts))} wide>
      <form
        class="find"
        onSubmit={event => {
          event.preventDefault();
          const code = String(new FormData(event.currentTarget).get('code')).trim();
          if (code) location.hash = stationLink(code);
        }}>
        <label>
          {w.details.find.code} <input name="code" autocomplete="off" spellcheck={false} />
        </label>
        <button>{w.details.find.go}</button>
      </form>
    </Section>
  );
}
