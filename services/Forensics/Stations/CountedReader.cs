using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;

namespace Tabulation.Forensics.Stations;

/// <summary>Reads a slot's figures by the roles of its form's lines.</summary>
internal sealed class CountedReader
{
    private readonly Election election;
    private readonly Sheet sheet;
    private readonly LineSet invalid;
    private readonly long[] figures;

    public CountedReader(Election election, Sheet sheet)
    {
        (this.election, this.sheet) = (election, sheet);
        var lines = Enumerable.Range(0, sheet.Lines).Where(line => sheet.Form.Lines[line].Role is LineRole.Invalid or LineRole.Blank);
        invalid = new LineSet([.. lines]);
        figures = new long[sheet.Width];
    }

    public TurnoutBase Base => sheet.Issued.Exists ? TurnoutBase.Issued : TurnoutBase.InBoxes;

    /// <summary>Null where a figure is beyond what any station can have.</summary>
    public Station? Read(SlotIndex slot, ReadOnlySpan<int> counted)
    {
        for (var i = 0; i < figures.Length; i++) figures[i] = counted[i];
        var precinct = election[election.Slots.PrecinctOf(slot)];
        var votes = figures[sheet.Lines..];
        var registered = sheet.Registered.Exists ? sheet.Registered.Sum(figures) : precinct.Registered ?? 0;
        var turnout = (sheet.Issued.Exists ? sheet.Issued : sheet.InBoxes).Sum(figures);
        var valid = sheet.Valid.Exists ? sheet.Valid.Sum(figures) : votes.Sum();
        long[] all = [registered, turnout, valid, invalid.Sum(figures), .. votes];
        if (all.Max() > Station.Most) return null;
        return new Station(
            precinct.Code, [.. AreasOf(precinct)], (int)registered, (int)turnout, (int)valid, (int)invalid.Sum(figures),
            Array.ConvertAll(votes, vote => (int)vote));
    }

    /// <summary>In the first hierarchy, upwards.</summary>
    private IEnumerable<string> AreasOf(Precinct precinct)
    {
        for (AreaIndex? area = precinct.Areas.Count > 0 ? precinct.Areas[0] : null; area is { } here; area = election[here].Parent)
            yield return election[here].Code;
    }
}
