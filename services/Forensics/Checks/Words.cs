namespace Tabulation.Forensics.Checks;

/// <summary>Numbers in sentences.</summary>
internal static class Words
{
    /// <summary>"1,498 more" or "12 fewer".</summary>
    public static string Difference(double excess) => $"{Math.Abs(excess):N0} {(excess < 0 ? "fewer" : "more")}";

    /// <summary>"12.8 standard deviations".</summary>
    public static string Deviations(double count) => $"{Math.Abs(count):N1} standard deviations";

    /// <summary>"in 4.2% of nights" or "in fewer than one of a million nights".</summary>
    public static string Often(double probability) => probability switch
    {
        < 1e-6 => "in fewer than one of a million nights",
        < 0.001 => $"in one of {1 / probability:N0} nights",
        _ => $"in {100 * probability:0.0}% of nights",
    };

    /// <summary>"1 station" or "3 stations".</summary>
    public static string Count(long count, string one, string more) => $"{count:N0} {(count == 1 ? one : more)}";
}
