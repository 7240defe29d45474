using Tabulation.Chronicle;
using Tabulation.Contracts.V1;

namespace Tabulation.Cli.Watching;

/// <summary>An event on one line.</summary>
internal static class EventLine
{
    public static string Of(Event told)
    {
        var at = Domain.Ids.Timestamp.FromMilliseconds((long)told.RecordedAt).ToDateTimeOffset();
        string[] words =
        [
            $"{at:HH:mm:ss}Z", EventNames.Of(told.Kind), told.Contest, told.Precinct, told.Area, string.Join(' ', told.Rules), told.Reason,
            told.Detail,
        ];
        return string.Join("  ", words.Where(word => word.Length > 0));
    }
}
