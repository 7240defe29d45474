using System.Text.Json;
using Tabulation.Recount.Logs;

namespace Tabulation.Recount.Verifying;

/// <summary>Holds published results against those counted, and names the first that differs.</summary>
internal static class ResultsComparison
{
    private static readonly string[] Lists = ["totals", "lots", "seats"];

    /// <summary>Null where they are the same bytes.</summary>
    /// <param name="counted">As <see cref="ResultsDocument"/> writes them.</param>
    /// <param name="published">Anything.</param>
    /// <param name="file">Where the latter lie.</param>
    public static LogProblem? Difference(byte[] counted, byte[] published, string file)
    {
        if (counted.AsSpan().SequenceEqual(published)) return null;
        using var expected = JsonDocument.Parse(counted);
        try
        {
            using var found = JsonDocument.Parse(published);
            if (Difference(expected.RootElement, found.RootElement) is { } difference)
                return new LogProblem(difference.Fault, file, null, difference.What);
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return new LogProblem(LogFault.ResultsMalformed, file, null, "These are no results in their one form.");
        }

        return new LogProblem(LogFault.ResultsMalformed, file, null, "The results are those counted, but not written in their one form.");
    }

    private static (LogFault Fault, string What)? Difference(JsonElement counted, JsonElement published)
    {
        foreach (var property in counted.EnumerateObject().Where(property => !Lists.Contains(property.Name)))
            if (DifferenceOf(property, published) is { } what) return (LogFault.ResultsDiffer, what);
        foreach (var list in Lists)
            if (DifferenceIn(list, counted.GetProperty(list), published.GetProperty(list)) is { } difference) return difference;
        return null;
    }

    private static (LogFault Fault, string What)? DifferenceIn(string list, JsonElement counted, JsonElement published)
    {
        foreach (var (number, item) in counted.EnumerateArray().Index())
        {
            if (number == published.GetArrayLength()) return (FaultOf(list, ""), $"The {list} end before {NameOf(item)}.");
            foreach (var property in item.EnumerateObject())
                if (DifferenceOf(property, published[number]) is { } what) return (FaultOf(list, property.Name), $"{list}, {NameOf(item)}: {what}");
            foreach (var property in published[number].EnumerateObject().Where(property => !item.TryGetProperty(property.Name, out _)))
                return (FaultOf(list, property.Name), $"{list}, {NameOf(item)}: there is \"{property.Name}\", of which nothing was counted.");
        }

        return counted.GetArrayLength() == published.GetArrayLength()
            ? null
            : (FaultOf(list, ""), $"There are {published.GetArrayLength()} {list}, {counted.GetArrayLength()} were counted.");
    }

    private static string? DifferenceOf(JsonProperty counted, JsonElement within)
    {
        if (!within.TryGetProperty(counted.Name, out var published)) return $"\"{counted.Name}\" is missing.";
        return Same(counted.Value, published)
            ? null
            : $"\"{counted.Name}\" is {published.GetRawText()} as published, {counted.Value.GetRawText()} as counted.";
    }

    private static bool Same(JsonElement one, JsonElement other) => one.GetRawText() == other.GetRawText();

    private static string NameOf(JsonElement item)
    {
        var contest = $"contest {item.GetProperty("contest").GetString()}";
        if (!item.TryGetProperty("area", out var area)) return contest;
        return area.GetString() is { Length: > 0 } code ? $"{contest}, area {code}" : $"{contest}, all areas";
    }

    private static LogFault FaultOf(string list, string property) => (list, property) switch
    {
        ("lots", _) => LogFault.LotDiffers,
        ("seats", _) => LogFault.SeatsDiffer,
        (_, "held" or "ifHeldCounted") => LogFault.HeldDiffers,
        _ => LogFault.TotalDiffers,
    };
}
