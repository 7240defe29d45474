using System.Globalization;
using Tabulation.ElectionKit;

namespace Tabulation.EndToEnd.Tests.Release;

/// <summary>What to ask a route's parameters with, by their names: what the small election has.</summary>
internal sealed record SampleValues(long Size)
{
    private static readonly string[] Codes = [SmallElection.List, "N", "P000", "N-COM", "en"];

    /// <summary>The first is the likeliest.</summary>
    public IReadOnlyList<string> Of(string name) => name switch
    {
        "contest" or "contests" => [SmallElection.List],
        "area" or "areas" => ["N"],
        "precinct" or "precincts" or "station" => [SmallElection.PrecinctCode(0)],
        "authority" => ["CEC"],
        "observer" => ["WATCH"],
        "kind" => ["RESULT_FLAGGED"],
        "state" => ["MATCH"],
        "plot" => ["last-digits.svg", .. Codes],
        "language" or "lang" => ["en"],
        "level" => ["country"],
        "size" or "asOf" => [Size.ToString(CultureInfo.InvariantCulture)],
        "path" => [$"entries/000.p/{Size}", $"0/000.p/{Size}", "checkpoint", "index.html"],
        "depth" => ["2"],
        "detail" => ["stations"],
        "from" or "position" => ["0"],
        "ifHeldCounted" => ["true"],
        _ => Codes,
    };

    /// <summary>For a query, of what the parameter's type can be.</summary>
    public string First(string name, Type type)
    {
        var values = Of(name);
        if (values != Codes || type == typeof(string)) return values[0];
        return type == typeof(bool) ? "true" : "0";
    }
}
