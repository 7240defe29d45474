using FsCheck;
using FsCheck.Fluent;

namespace Tabulation.Chronicle.Tests.Turnout;

/// <summary>Whatever is reported, corrected, announced in per cent, closed, split, merged and counted, by region and country, at every step.</summary>
public sealed class TurnoutModelTests
{
    private static readonly string[] Areas = ["", "N", "S", "N.1", "N.2", "S.1"];

    private readonly record struct Step(int Kind, int Station, int Moment, int Figure, int Wait);

    [Fact]
    public void Turnout_is_what_an_independent_model_makes_of_it_and_falls_by_corrections_only()
    {
        var steps = (from kind in Gen.Choose(0, 19)
                     from station in Gen.Choose(0, 9)
                     from moment in Gen.Choose(0, 2)
                     from figure in Gen.Choose(0, 9)
                     from wait in Gen.Choose(0, 12)
                     select new Step(kind, station, moment, figure, wait)).ListOf(40);
        Prop.ForAll(steps.ToArbitrary(), all => new Play().Through(all)).Check(Config.QuickThrowOnFailure.WithMaxTest(150));
    }

    private sealed class Play
    {
        private readonly TurnoutNight night = new();
        private readonly TurnoutModel model = new();
        private int opened;

        public void Through(IEnumerable<Step> steps)
        {
            night.At(55);
            foreach (var step in steps)
            {
                var before = night.Told();
                var mayFall = Take(step);
                var after = night.Told();
                Compare(after);
                if (!mayFall) AssertFallsNowhere(before, after);
            }
        }

        /// <returns>True for a correction.</returns>
        private bool Take(Step step)
        {
            night.At((int)(night.Elapsed / 60_000) + step.Wait);
            var station = model.Codes.ElementAt(step.Station % model.Codes.Count());
            if (step.Kind < 11) return Report(station, step, step.Figure + (8 * step.Moment), null);
            if (step.Kind < 13) return Report(station, step, null, 100 * (step.Figure + (8 * step.Moment)));
            if (step.Kind < 14) return Report(step.Station % 2 == 0 ? "N" : "S", step, null, 100 * (step.Figure + (8 * step.Moment)));
            if (step.Kind < 17) Close(station, step);
            else if (night.Count(station, 20 + step.Figure)) model.Count(station, 20 + step.Figure);
            return false;
        }

        private bool Report(string place, Step step, int? count, int? permyriad)
        {
            var (at, corrects) = (night.Elapsed, model.IsReported(place, step.Moment));
            if (!night.Say(place, step.Moment, count, permyriad)) return false;
            model.Say(at, place, step.Moment, count, permyriad);
            return corrects;
        }

        /// <summary>One or two close, and none to two open in their place, near or far.</summary>
        private void Close(string station, Step step)
        {
            string[] close = step.Moment > 0 ? [station] : [station, .. model.Codes.Where(code => code != station).Take(1)];
            var open = Enumerable.Range(0, step.Figure % 3).Select(number => ($"P9{opened:00}{number}", step.Figure + number, 500 + step.Figure)).ToArray();
            var at = night.Elapsed;
            if (!night.Restation(close, open)) return;
            model.Restation(at, close, open);
            opened++;
        }

        private void Compare(Chronicle.Turnout.TurnoutReport told)
        {
            var now = night.Elapsed;
            foreach (var area in Areas)
            {
                var row = told.Rows.Single(row => row.Area == area);
                foreach (var cell in row.Moments)
                    Assert.Equal(
                        (area, cell.Moment, model.Sum(area, cell.Moment, now), model.Roll(area, cell.Moment, now), model.Reported(area, cell.Moment),
                            model.PercentOnly(area, cell.Moment), model.Expected(area, cell.Moment)),
                        (area, cell.Moment, cell.Count, cell.Registered!.Value, cell.Reported, cell.PercentOnly, cell.Expected));
                Assert.Equal(model.Compared(area), row.Compared is { } both ? (both.Reported.Precincts, both.Reported.Count, both.Counted.Count) : (0, 0L, 0L));
            }

            Assert.Equal(model.Lapses(now), told.Lapses.Select(lapse => $"{lapse.Place.Precinct}{lapse.Place.Area} {lapse.Moment} {lapse.Lapse}"));
            Assert.Equal(model.Percentages(), told.Percentages.Select(each => $"{each.Place.Precinct} {each.Moment} {each.Percent}"));
            Assert.Equal(model.Corrections(), told.Corrections.Count);
            var compared = told.Rows[0].Compared?.Reported.Precincts ?? 0;
            Assert.Equal(!model.StationsReport || now < TurnoutNight.Moments[^1] * 60_000L ? 0 : model.Codes.Count() - compared, told.NotCompared.Count);
        }

        private static void AssertFallsNowhere(Chronicle.Turnout.TurnoutReport before, Chronicle.Turnout.TurnoutReport after)
        {
            foreach (var (row, earlier) in after.Rows.Zip(before.Rows))
                foreach (var (cell, known) in row.Moments.Zip(earlier.Moments))
                    Assert.True(cell.Count >= known.Count, $"{row.Area} {cell.Moment}: {known.Count}, then {cell.Count}");
        }
    }
}
