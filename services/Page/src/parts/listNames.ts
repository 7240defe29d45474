import { usePage } from '../live/page';
import { useSpeech } from '../words/speech';

/** What a list is called, by its code; candidates whom none nominated have an empty one. */
export function useListName() {
  const { election, contest } = usePage();
  const { w, name } = useSpeech();
  return (list: string) => {
    const found =
      contest.selections.find(each => each.code === list) ??
      election.contests.flatMap(each => each.selections).find(each => each.code === list);
    return list === '' || !found ? w.details.chamber.noList : name(found.names);
  };
}
