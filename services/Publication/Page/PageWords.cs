namespace Tabulation.Publication.Page;

/// <summary>What the page says before its script runs, and to whoever runs none.</summary>
internal sealed record PageWords(
    string Results, string Test, string Synthetic, string NoElection, string Rebuilding, string Before, string NoResults, string Partial, string Complete, string Certified,
    string ReleaseNote, string ResultsFrom, string List, string Votes, string Share, string Seats, string Stations, string Counted, string Flagged, string Held, string Annulled,
    string WithoutResult, string Missing, string Turnout, string Time, string Reported, string AsOf, string Entry, string Reload, string More)
{
    public static PageWords Of(PageLanguage language) => language switch
    {
        PageLanguage.English => English,
        PageLanguage.Kazakh => Kazakh,
        PageLanguage.Russian => Russian,
    };

    private static readonly PageWords English = new(
        "Results", "Test: this is not a real election’s result.", "Synthetic: figures are made up.", "No election is defined here yet.",
        "The figures are being rebuilt. Load the page again in a moment.", "Before the release of results", "No results yet", "Partial count: not final",
        "All stations are in: not yet certified", "Certified: the final result", "Until then only turnout is published.", "Results from", "List", "Votes", "Share", "Seats",
        "Polling stations", "Counted", "Counted, with a flag", "Held for review", "Annulled", "Without a result", "Not counted yet", "Turnout", "Time", "Stations that reported",
        "As of", "entry", "Load the page again for newer figures.", "The same figures as data");

    private static readonly PageWords Russian = new(
        "Результаты", "Тест: это не результат настоящих выборов.", "Синтетические данные: цифры выдуманы.", "Здесь ещё не определены выборы.",
        "Цифры восстанавливаются. Загрузите страницу снова чуть позже.", "До обнародования результатов", "Результатов пока нет", "Подсчёт не закончен: это не итог",
        "Поступили данные всех участков: итог ещё не утверждён", "Утверждено: окончательный результат", "До этого публикуется только явка.", "Результаты с", "Список", "Голоса", "Доля", "Мандаты",
        "Избирательные участки", "Учтено", "Учтено с пометкой", "Задержано для проверки", "Отменено", "Без результата", "Ещё не учтено", "Явка", "Время", "Сообщили участков",
        "По состоянию на", "запись", "Чтобы увидеть новые цифры, загрузите страницу снова.", "Те же цифры как данные");

    private static readonly PageWords Kazakh = new(
        "Нәтижелер", "Сынақ: бұл нақты сайлаудың нәтижесі емес.", "Синтетикалық деректер: сандар ойдан құрастырылған.", "Мұнда әзірге сайлау анықталмаған.",
        "Сандар қалпына келтірілуде. Бетті сәлден соң қайта жүктеңіз.", "Нәтижелер жарияланғанға дейін", "Әзірге нәтиже жоқ", "Санау аяқталған жоқ: бұл қорытынды емес",
        "Барлық учаскенің дерегі келді: қорытынды әлі бекітілген жоқ", "Бекітілді: түпкілікті нәтиже", "Оған дейін тек сайлаушылардың қатысуы жарияланады.", "Нәтижелердің жариялану уақыты:",
        "Тізім", "Дауыстар", "Үлесі", "Мандаттар", "Сайлау учаскелері", "Есепке алынды", "Белгімен есепке алынды", "Тексеруге тоқтатылды", "Күші жойылды", "Нәтижесіз", "Әлі есепке алынбады",
        "Сайлаушылардың қатысуы", "Уақыт", "Хабарлаған учаскелер", "Деректер уақыты", "жазба", "Жаңа сандарды көру үшін бетті қайта жүктеңіз.", "Сол сандар дерек түрінде");
}
