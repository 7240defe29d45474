namespace Tabulation.TransparencyLog;

/// <summary>What <see cref="WitnessPolicy"/> found.</summary>
public enum WitnessCheck
{
    /// <summary>As many of the witnesses as are needed cosigned the checkpoint.</summary>
    Enough,

    /// <summary>Fewer did.</summary>
    TooFew,

    /// <summary>A line is named for one of the witnesses, which did not sign this checkpoint: the whole note is refused.</summary>
    CosignatureWrong,
}
