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
            told.Detail, string.Join(", ", told.Changes.Where(change => IsForReaders(told, change)).Select(Of)),
        ];
        return string.Join("  ", words.Where(word => word.Length > 0));
    }

    /// <summary>What there was not before is told in the event's own words; ids are for programs, and sums of other areas too many for a line.</summary>
    private static bool IsForReaders(Event told, ValueChange change) => change.HasBefore && (change.Area.Length == 0 || change.Area == told.Area)
        && change.Value is not (ChangedValue.ResultStatement or ChangedValue.ResultWaiting or ChangedValue.AuthorityKey);

    private static string Of(ValueChange change)
    {
        string[] words = [EventNames.Of(change.Value), change.Code, change.Area, change.Before, "->", change.HasAfter ? change.After : "none"];
        return string.Join(' ', words.Where(word => word.Length > 0));
    }
}
