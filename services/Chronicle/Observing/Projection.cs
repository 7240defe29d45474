using Tabulation.Statistics;

namespace Tabulation.Chronicle.Observing;

/// <summary>What a sample found in one stratum, station by station.</summary>
/// <param name="Stations">All stations of the stratum, N_h: at least as many as were found.</param>
/// <param name="Drawn">Stations drawn; those of which nothing came are missing below.</param>
/// <param name="Found">Valid votes and votes for each selection at each station of which a copy came.</param>
public sealed record StratumFindings(int Stations, int Drawn, IReadOnlyList<(long Valid, IReadOnlyList<long> Votes)> Found);

/// <summary>An estimate with its margin at 95%, both as shares from 0 to 1 (a lead: -1 to 1).</summary>
public readonly record struct Estimate(double Value, double Margin);

/// <summary>
/// Shares over all stations, projected from a stratified random sample of them by the combined ratio estimator (Cochran, Sampling Techniques, 3rd edition, sections
/// 6.11 and 6.12): p = sum N_h mean(y)_h / sum N_h mean(x)_h, with y the selection's votes and x the valid votes of a station;
/// v(p) = X^-2 sum N_h^2 (1 - n_h/N_h) s_d,h^2 / n_h with d = y - p x and X = sum N_h mean(x)_h; margin t v^(1/2), t with sum (n_h - 1) degrees of freedom. A lead is the
/// same estimate with the difference of two selections' votes for y.
/// </summary>
public sealed class Projection
{
    private readonly IReadOnlyList<StratumFindings> strata;
    private readonly double valid;
    private readonly double quantile;

    private Projection(IReadOnlyList<StratumFindings> strata, double valid, int degrees)
    {
        this.strata = strata;
        this.valid = valid;
        quantile = new StudentT(degrees).Quantile(0.975);
        Degrees = degrees;
    }

    /// <summary>Of freedom.</summary>
    public int Degrees { get; }

    /// <summary>Null where a stratum has fewer than two stations found, so that nothing is known of how they vary, or nobody voted.</summary>
    public static Projection? Of(IReadOnlyList<StratumFindings> strata)
    {
        ArgumentNullException.ThrowIfNull(strata);
        strata = [.. strata.Where(stratum => stratum.Stations > 0)];
        if (strata.Count == 0 || strata.Any(stratum => stratum.Found.Count < 2 && stratum.Found.Count < stratum.Stations)) return null;
        var valid = strata.Sum(stratum => stratum.Stations * stratum.Found.Average(station => (double)station.Valid));
        var degrees = strata.Sum(stratum => stratum.Found.Count - 1);
        return valid > 0 && degrees > 0 ? new Projection(strata, valid, degrees) : null;
    }

    /// <summary>A selection's share of the valid votes.</summary>
    /// <param name="selection">Its number.</param>
    public Estimate Share(int selection) => EstimateOf(votes => votes[selection]);

    /// <summary>By how much one selection leads another.</summary>
    public Estimate Lead(int first, int second) => EstimateOf(votes => votes[first] - votes[second]);

    private Estimate EstimateOf(Func<IReadOnlyList<long>, long> of)
    {
        var ratio = strata.Sum(stratum => stratum.Stations * stratum.Found.Average(station => (double)of(station.Votes))) / valid;
        var variance = strata.Sum(stratum => VarianceOf(stratum, station => of(station.Votes) - (ratio * station.Valid)));
        return new Estimate(ratio, quantile * Math.Sqrt(variance) / valid);
    }

    private static double VarianceOf(StratumFindings stratum, Func<(long Valid, IReadOnlyList<long> Votes), double> residual)
    {
        var (all, found) = ((double)stratum.Stations, stratum.Found.Count);
        if (found == stratum.Stations) return 0;
        double[] residuals = [.. stratum.Found.Select(residual)];
        var mean = residuals.Average();
        var spread = residuals.Sum(each => (each - mean) * (each - mean)) / (found - 1);
        return all * all * (1 - (found / all)) * spread / found;
    }
}
