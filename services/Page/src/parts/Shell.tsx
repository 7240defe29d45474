import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { usePage } from '../live/page';
import { chooseTheme, chosenTheme, themes } from '../theme';
import { views, type View } from '../views';
import { languages } from '../words/format';
import { useSpeech, wordsOf } from '../words/speech';
import { Badge } from './Badge';
import { LinkState } from './LinkState';
import { Name } from './Name';

/** What is around every view: the election's name, languages, colours, whether the page is up to date, and links to the views. */
export function Shell({ view, children }: { view: View; children: ComponentChildren }) {
  const { election } = usePage();
  const { w, name } = useSpeech();
  const nav = useRef<HTMLElement>(null);
  useEffect(() => nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' }), [view]);
  useEffect(() => {
    document.title = w.shell.title(name(election.names));
  }, [election, w]);
  return (
    <>
      <a class="skip" href="#main" onClick={skip}>{w.shell.skip}</a>
      <header class="top">
        <div class="name">
          <h1><Name names={election.names} /></h1>
          {election.test && <Badge kind="test" text={w.shell.test} />}
          {election.synthetic && <Badge kind="synthetic" text={w.shell.synthetic} />}
        </div>
        <div class="tools">
          <LinkState />
          <Languages />
          <Themes />
        </div>
        <nav ref={nav} aria-label={w.shell.views}>
          {(Object.keys(views) as View[]).filter(each => views[each].length > 0).map(each => (
            <a key={each} href={`#${each}`} aria-current={each === view ? 'page' : undefined}>{w.views[each]}</a>
          ))}
        </nav>
      </header>
      <main id="main" tabIndex={-1}>{children}</main>
      <footer>
        {election.test && <p>{w.shell.testNote}</p>}
        {election.synthetic && <p><Name names={election.syntheticNotes} /></p>}
        <p>{w.shell.source}</p>
      </footer>
    </>
  );
}

/** The fragment names the view, so that the link must not change it. */
function skip(event: Event): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}

function Languages() {
  const { lang, w } = useSpeech();
  return (
    <div class="choice" role="group" aria-label={w.shell.languages}>
      {languages.map(each => (
        <a key={each} href={`?lang=${each}${location.hash}`} lang={each} hrefLang={each} aria-current={each === lang ? 'true' : undefined}
          title={wordsOf(each).language}>
          <span aria-hidden="true">{each.toUpperCase()}</span><span class="hidden">{wordsOf(each).language}</span>
        </a>
      ))}
    </div>
  );
}

function Themes() {
  const { w } = useSpeech();
  const [theme, show] = useState(chosenTheme());
  return (
    <select aria-label={w.shell.theme} value={theme} onChange={event => {
      const chosen = themes.find(each => each === event.currentTarget.value)!;
      chooseTheme(chosen);
      show(chosen);
    }}>
      {themes.map(each => <option key={each} value={each}>{w.shell.themes[each]}</option>)}
    </select>
  );
}
