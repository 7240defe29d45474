namespace Tabulation.Domain.Elections;

/// <summary>What a result of one contest consists of: the form's lines, then the contest's votes; and which lines play which role.</summary>
public sealed class Sheet
{
    private static readonly LineRole[] IssuedRoles =
        [LineRole.IssuedEarly, LineRole.IssuedAtStation, LineRole.IssuedOutside, LineRole.IssuedAbsentee];

    private static readonly LineRole[] BoxRoles = [LineRole.InMobileBoxes, LineRole.InStationaryBoxes];

    internal Sheet(Contest contest, Form form)
    {
        Contest = contest;
        Form = form;
        Registered = LinesOf(LineRole.Registered, LineRole.Supplementary);
        Issued = LinesOf(IssuedRoles);
        InBoxes = LinesOf(BoxRoles);
        Valid = LinesOf(LineRole.Valid);
        Blank = LinesOf(LineRole.Blank);
    }

    public Contest Contest { get; }
    public Form Form { get; }
    public int Lines => Form.Lines.Count;
    public int Selections => Contest.Selections.Count;

    /// <summary>Lines and selections together.</summary>
    public int Width => Lines + Selections;

    /// <summary>Voters on the roll, the supplementary list included.</summary>
    public LineSet Registered { get; }

    public LineSet Issued { get; }
    public LineSet InBoxes { get; }
    public LineSet Valid { get; }
    public LineSet Blank { get; }

    private LineSet LinesOf(params LineRole[] roles) =>
        new([.. Enumerable.Range(0, Lines).Where(line => roles.Contains(Form.Lines[line].Role))]);
}

/// <summary>Lines of a form that are added to give one figure; empty where the form has none of the kind.</summary>
public readonly struct LineSet(int[] lines)
{
    private readonly int[] lines = lines;

    public bool Exists => lines.Length > 0;

    /// <summary>Number of the first line, to name it in errors.</summary>
    public int First => lines[0];

    /// <summary>The sum over the figures of these lines.</summary>
    public long Sum(ReadOnlySpan<long> figures)
    {
        long sum = 0;
        foreach (var line in lines) sum += figures[line];
        return sum;
    }
}
