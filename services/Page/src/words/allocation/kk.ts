import type { StepWords } from '../steps';

export const kkSteps: StepWords = {
  method: {
    'largest remainder with Hare\'s quota': 'Хэр квотасымен ең үлкен қалдықтар',
    'largest remainder with Droop\'s quota': 'Друп квотасымен ең үлкен қалдықтар',
    'highest averages after D\'Hondt (divisors 1, 2, 3 ...)': 'д’Ондт бойынша ең үлкен орташалар (бөлгіштер 1, 2, 3 …)',
    'highest averages after Sainte-Lague (divisors 1, 3, 5 ...)': 'Сент-Лагю бойынша ең үлкен орташалар (бөлгіштер 1, 3, 5 …)',
    'most votes win': 'ең көп дауыс алған жеңеді',
  },
  ties: { 'ties go to whoever was registered earlier': 'тең болса — бұрын тіркелгенге', 'ties are decided by lot': 'тең болса — жеребе' },
  base: {
    'valid votes': 'жарамды дауыстың', 'valid votes that are not blank': 'бос бюллетеньдерсіз жарамды дауыстың',
    'valid votes that are not against all': '«бәріне қарсы» дауыстарынсыз жарамды дауыстың', 'ballots found in the boxes': 'жәшіктердегі бюллетеньнің',
    'ballots issued': 'берілген бюллетеньнің', 'registered voters': 'тізімдегі сайлаушының',
  },
  verdict: {
    'takes part': 'қатысады', 'reached the threshold': 'шектен өтті', 'below the threshold': 'шектен төмен',
    'below the threshold, admitted for its single-member seats': 'шектен төмен, округтердегі мандаттары үшін жіберілді',
    'below the threshold, admitted as the runner-up': 'шектен төмен, келесі тізім ретінде жіберілді', 'takes no seat without votes': 'дауыссыз мандат алмайды',
    'fewer votes than against all': '«бәріне қарсыдан» аз дауыс', 'against all takes no seat': '«бәріне қарсы» мандат алмайды', withdrawn: 'шығарылды',
  },
  outcome: {
    complete: 'бөлу аяқталды', 'the rest waits for a lot': 'қалғанын жеребе шешеді', 'no list reached the threshold': 'шектен ешкім өтпеді',
    'the rest stay vacant, there is nobody left to take them': 'қалғаны бос: алатын ешкім жоқ', 'against all won': '«бәріне қарсы» жеңді', 'nobody has a vote': 'дауыс жоқ',
  },
  rule: (method, seats, ties) => `Ереже: ${method}; ${seats} мандат; ${ties}.`,
  ordinary: 'жай тізімдер',
  group: name => `«${name}» тізімдері`,
  threshold: (who, percent, base, whole, exact, votes) => `Шек, ${who}: ${whole} ${base} ${percent} — ${exact}, яғни ${votes} дауыс керек.`,
  noThreshold: who => `Шек жоқ: ${who}.`,
  waiver: seats => `Олардың ішінде округтерде кемінде ${seats} мандат алғандарға үлес керек емес.`,
  admission: (list, votes, percent, verdict) => `${list}: ${votes} дауыс${percent && ` (${percent})`} — ${verdict}.`,
  quota: (votes, divisor, quota) => `Квота: жіберілгендердің ${votes} дауысы / ${divisor} = ${quota}.`,
  quotient: (list, votes, quotient, seats, remainder) => `${list}: ${votes} / квота = ${quotient}; ${seats} мандат, қалдығы ${remainder}.`,
  left: (turn, list, rest, next, nextRest) => `Қалған ${turn}-мандат: ${list}, қалдығы ${rest}; келесі ${next}, қалдығы ${nextRest}.`,
  seat: (turn, list, sum, next, nextSum) => `${turn}-мандат: ${list}, ${sum}; келесі ${next}, ${nextSum}.`,
  seats: lists => `Мандаттар: ${lists}.`,
  none: 'Мандаттар: ешкімге.',
  given: (seats, all, outcome) => `${all} мандаттың ${seats} бөлінді; ${outcome}.`,
};
