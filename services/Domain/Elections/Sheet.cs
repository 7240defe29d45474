namespace Tabulation.Domain.Elections;

/// <summary>
/// What a result of one contest consists of: the form's lines, then the contest's votes; and which lines play which role.
/// </summary>
public sealed class Sheet
{
    private static readonly LineRole[] IssuedRoles =
        [LineRole.IssuedEarly, LineRole.IssuedAtStation, LineRole.IssuedOutside, LineRole.IssuedAbsentee];

    private static readonly LineRole[] BoxRoles = [LineRole.InMobileBoxes, LineRole.InStationaryBoxes];

    internal Sheet(Contest contest, Form form)
    {
        Contest = contest;
        Form = form;
        Lines = form.Lines.Count;
        Selections = contest.Selections.Count;
        Registered = LinesOf(LineRole.Registered, LineRole.Supplementary);
        Issued = LinesOf(IssuedRoles);
        InBoxes = LinesOf(BoxRoles);
        Valid = LinesOf(LineRole.Valid);
        Blank = LinesOf(LineRole.Blank);
        Equations = [.. form.Equations.Select(equation => new IndexedEquation(equation))];
    }

    public Contest Contest { get; }
    public Form Form { get; }

    /// <summary>Number of the form's lines.</summary>
    public int Lines { get; }

    /// <summary>Number of the contest's selections.</summary>
    public int Selections { get; }

    /// <summary>Lines and selections together.</summary>
    public int Width => Lines + Selections;

    /// <summary>Voters on the roll, the supplementary list included.</summary>
    public LineSet Registered { get; }

    public LineSet Issued { get; }
    public LineSet InBoxes { get; }
    public LineSet Valid { get; }
    public LineSet Blank { get; }

    /// <summary>The form's control equations, in its order.</summary>
    internal IndexedEquation[] Equations { get; }

    /// <summary>Whether a figure of an annulled result goes on counting.</summary>
    /// <param name="figure">Its number: lines, then votes.</param>
    /// <param name="effect">What the election says.</param>
    internal bool StaysWhenAnnulled(int figure, AnnulmentEffect effect) => figure < Lines && effect switch
    {
        AnnulmentEffect.LeaveAll => false,
        AnnulmentEffect.KeepRegistered => Form.Lines[figure].Role is LineRole.Registered or LineRole.Supplementary,
        AnnulmentEffect.KeepLines => true,
    };

    private LineSet LinesOf(params LineRole[] roles) =>
        new([.. Enumerable.Range(0, Lines).Where(line => roles.Contains(Form.Lines[line].Role))]);
}
