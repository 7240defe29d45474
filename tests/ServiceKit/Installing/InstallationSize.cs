namespace Tabulation.ServiceKit.Installing;

/// <summary>How many processes of each service; at least one of each.</summary>
public sealed record InstallationSize(int Intakes, int Tabulators, int Publications)
{
    public static InstallationSize TwoOfEach { get; } = new(2, 2, 2);
}
