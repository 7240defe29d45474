namespace Tabulation.Domain.Allocation;

/// <summary>What is tied for.</summary>
public enum TieFor
{
    Seats,

    /// <summary>The one place the runner-up rule opens.</summary>
    RunnerUp,
}
