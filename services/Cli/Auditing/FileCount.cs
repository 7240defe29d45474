using System.Security.Cryptography;
using Tabulation.Audit;
using Tabulation.Cli.Examining;
using Tabulation.Domain.Allocation;
using Tabulation.Domain.Ids;

namespace Tabulation.Cli.Auditing;

/// <summary>Counts from a CSV file.</summary>
internal static class FileCount
{
    public static AuditedCount Read(Invocation invocation, FileInfo file)
    {
        var (rule, bound) = (RuleOptions.RuleOf(invocation), AuditOptions.BoundOf(invocation));
        var columns = StationColumns.Of(invocation.Get(StationsFile.Columns) ?? [], StationRows.Known);
        var rows = StationRows.Read(file, columns);
        Require(rows, rule, bound);
        var bytes = File.ReadAllBytes(file.FullName);
        var anchor = new DrawAnchor("file", bytes.LongLength, Digest.From(SHA256.HashData(bytes)));
        return new(file.Name, new(rule, Contestants(rows, columns["against_all"]), rows.Stations, bound), anchor, rows.Selections, []);
    }

    private static List<Contestant> Contestants(StationRows rows, IReadOnlyList<string> againstAll)
    {
        if (againstAll.FirstOrDefault(column => !rows.Selections.Contains(column)) is { } unknown)
            throw new UsageException($"--column against_all: {unknown} is none of the columns of votes.");
        return [.. rows.Selections.Select((column, number) => new Contestant
        {
            Selection = new(number),
            Votes = 0,
            RegistrationOrder = number,
            Kind = againstAll.Contains(column) ? ContestantKind.AgainstAll : ContestantKind.List,
        })];
    }

    /// <summary>Figures that the rule or the bound needs are columns of the file.</summary>
    private static void Require(StationRows rows, AllocationRule rule, BallotBound bound)
    {
        var bases = rule.Thresholds.Select(threshold => threshold.Base).ToList();
        Require("issued", rows.HasIssued, bound == BallotBound.Issued || bases.Contains(ThresholdBase.ParticipantsByIssued));
        Require("registered", rows.HasRegistered, bound == BallotBound.Registered || bases.Contains(ThresholdBase.Registered));
        Require("invalid", rows.HasInvalid, bases.Contains(ThresholdBase.ParticipantsByBoxes));
    }

    private static void Require(string what, bool there, bool needed)
    {
        if (needed && !there) throw new UsageException($"--column {what}=...: this column is needed, and there is none named {what}.");
    }
}
