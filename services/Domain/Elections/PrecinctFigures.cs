namespace Tabulation.Domain.Elections;

/// <summary>What the registry says of a precinct in numbers: the part of it that every result is compared with.</summary>
internal readonly record struct PrecinctFigures
{
    private const int Unknown = -1;

    private readonly int registered;
    private readonly int previousRegistered;
    private readonly int previousBallots;

    private PrecinctFigures(Precinct precinct)
    {
        registered = precinct.Registered ?? Unknown;
        previousRegistered = precinct.Previous?.Registered ?? Unknown;
        previousBallots = precinct.Previous?.Ballots ?? Unknown;
    }

    public int? Registered => registered == Unknown ? null : registered;

    public (int Registered, int Ballots)? Previous => previousRegistered == Unknown ? null : (previousRegistered, previousBallots);

    public static PrecinctFigures Of(Precinct precinct) => new(precinct);
}
