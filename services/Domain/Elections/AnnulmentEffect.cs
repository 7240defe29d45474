namespace Tabulation.Domain.Elections;

/// <summary>What leaves the sums when a result is annulled, besides its votes. Values as in definition.proto.</summary>
public enum AnnulmentEffect
{
    /// <summary>All of its lines, and its voters from those expected.</summary>
    LeaveAll = 0,

    /// <summary>All lines but those of registered voters.</summary>
    KeepRegistered = 1,

    /// <summary>No lines.</summary>
    KeepLines = 2,
}
