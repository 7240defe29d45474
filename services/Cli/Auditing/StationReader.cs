using Tabulation.Audit;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;

namespace Tabulation.Cli.Auditing;

/// <summary>A slot's counted figures as ballots: with a vote, valid without one, invalid.</summary>
internal sealed class StationReader(Election election, Sheet sheet)
{
    private readonly LineSet invalid =
        new([.. Enumerable.Range(0, sheet.Lines).Where(line => sheet.Form.Lines[line].Role == LineRole.Invalid)]);

    public StationCount Read(SlotIndex slot, ReadOnlySpan<int> counted)
    {
        var figures = new long[counted.Length];
        for (var i = 0; i < figures.Length; i++) figures[i] = counted[i];
        var votes = figures[sheet.Lines..];
        var valid = sheet.Valid.Exists ? sheet.Valid.Sum(figures) : votes.Sum();
        var precinct = election[election.Slots.PrecinctOf(slot)];
        return new StationCount
        {
            Code = precinct.Code,
            Votes = votes,
            Unvoted = valid - votes.Sum(),
            Invalid = sheet.InBoxes.Exists ? sheet.InBoxes.Sum(figures) - valid : invalid.Sum(figures),
            Issued = sheet.Issued.Exists ? sheet.Issued.Sum(figures) : 0,
            Registered = sheet.Registered.Exists ? sheet.Registered.Sum(figures) : precinct.Registered ?? 0,
        };
    }
}
