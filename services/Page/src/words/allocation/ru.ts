import type { StepWords } from '../steps';

export const ruSteps: StepWords = {
  method: {
    'largest remainder with Hare\'s quota': 'наибольшие остатки с квотой Хэра',
    'largest remainder with Droop\'s quota': 'наибольшие остатки с квотой Друпа',
    'highest averages after D\'Hondt (divisors 1, 2, 3 ...)': 'наибольшие средние по д’Ондту (делители 1, 2, 3 …)',
    'highest averages after Sainte-Lague (divisors 1, 3, 5 ...)': 'наибольшие средние по Сент-Лагю (делители 1, 3, 5 …)',
    'most votes win': 'побеждает большинство голосов',
  },
  ties: { 'ties go to whoever was registered earlier': 'при равенстве — у зарегистрированного раньше', 'ties are decided by lot': 'при равенстве — жребий' },
  base: {
    'valid votes': 'действительных голосов', 'valid votes that are not blank': 'действительных голосов без пустых бюллетеней',
    'valid votes that are not against all': 'действительных голосов без «против всех»', 'ballots found in the boxes': 'бюллетеней в урнах',
    'ballots issued': 'выданных бюллетеней', 'registered voters': 'избирателей в списках',
  },
  verdict: {
    'takes part': 'участвует', 'reached the threshold': 'порог преодолён', 'below the threshold': 'ниже порога',
    'below the threshold, admitted for its single-member seats': 'ниже порога, допущен благодаря мандатам в округах',
    'below the threshold, admitted as the runner-up': 'ниже порога, допущен как следующий', 'takes no seat without votes': 'без голосов мандатов нет',
    'fewer votes than against all': 'меньше голосов, чем «против всех»', 'against all takes no seat': '«против всех» мандатов не получает', withdrawn: 'снят',
  },
  outcome: {
    complete: 'распределение закончено', 'the rest waits for a lot': 'остальное решит жребий', 'no list reached the threshold': 'порог не преодолел никто',
    'the rest stay vacant, there is nobody left to take them': 'остальные вакантны: занять их некому', 'against all won': 'победила графа «против всех»', 'nobody has a vote': 'голосов нет',
  },
  rule: (method, seats, ties) => `Правило: ${method}; мандатов ${seats}; ${ties}.`,
  ordinary: 'обычных списков',
  group: name => `списков вида «${name}»`,
  threshold: (who, percent, base, whole, exact, votes) => `Порог для ${who}: ${percent} ${base} (${whole}) — это ${exact}, нужно голосов: ${votes}.`,
  noThreshold: who => `Порога для ${who} нет.`,
  waiver: seats => `Из них тем, у кого мандатов в округах не меньше ${seats}, доля не нужна.`,
  admission: (list, votes, percent, verdict) => `${list}: голосов ${votes}${percent && ` (${percent})`} — ${verdict}.`,
  quota: (votes, divisor, quota) => `Квота: ${votes} голосов допущенных / ${divisor} = ${quota}.`,
  quotient: (list, votes, quotient, seats, remainder) => `${list}: ${votes} / квота = ${quotient}; мандатов ${seats}, остаток ${remainder}.`,
  left: (turn, list, rest, next, nextRest) => `Оставшийся мандат ${turn}: ${list}, остаток ${rest}; следующий ${next}, остаток ${nextRest}.`,
  seat: (turn, list, sum, next, nextSum) => `Мандат ${turn}: ${list}, ${sum}; следующий ${next}, ${nextSum}.`,
  seats: lists => `Мандаты: ${lists}.`,
  none: 'Мандаты: никому.',
  given: (seats, all, outcome) => `Распределено мандатов: ${seats} из ${all}; ${outcome}.`,
};
