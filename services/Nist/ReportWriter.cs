using System.Globalization;
using Tabulation.Chronicle.Concluding;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Ids;
using Tabulation.Nist.Writing;

namespace Tabulation.Nist;

/// <summary>Writes a report (ElectionReport) and its one election.</summary>
internal sealed class ReportWriter
{
    private readonly NistSource source;
    private readonly NistScope scope;
    private readonly NistOutput output;
    private readonly Election election;
    private readonly Places places;
    private readonly IReadOnlyList<ContestFigures> contests;

    public ReportWriter(NistSource source, NistScope scope, NistOutput output)
    {
        (this.source, this.scope, this.output, election) = (source, scope, output, source.Election);
        places = new Places(election, scope);
        contests = [.. scope.Contests.Select(contest => ContestFigures.Of(source, scope, places, contest))];
    }

    /// <summary>The first of contests' statuses: the weakest.</summary>
    private ResultStatus Status => contests.Min(contest => contest.Status);

    private string Notes => string.Join(' ', new[]
    {
        source.Rebuilding ? $"The ledger is still being read: there may be more than its first {source.Position:N0} entries, which this report follows from." : "",
        Definition.Synthetic ? $"Synthetic. {OneOf(Definition.SyntheticNotes)}" : "",
    }.Where(note => note.Length > 0));

    private ElectionDefinition Definition => election.Definition;

    public void Write()
    {
        output.OpenMany("Election");
        WriteElection();
        output.CloseMany();
        output.OpenMany("ExternalIdentifier");
        PublicIds.Write(output, "other", "ledger-position", source.Position.ToString(CultureInfo.InvariantCulture));
        output.CloseMany();
        output.Text("Format", scope.Stations ? "precinct-level" : "summary-contest");
        output.Text("GeneratedDate", source.RecordedAt.ToDateTimeOffset().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        new PlaceWriter(source, places, contests, output).Write();
        output.Text("Issuer", OneOf(Definition.Root.Names));
        output.Text("IssuerAbbreviation", Definition.Root.Code);
        output.Flag("IsTest", Definition.Test);
        if (Notes is { Length: > 0 } notes) output.Text("Notes", notes);
        WriteParties();
        WriteEnd();
    }

    /// <summary>In English where there is any, where the format has a text in no language.</summary>
    internal static string OneOf(IReadOnlyList<LocalizedText> names) =>
        names.Where(name => name.Language == "en").Append(names[0]).First().Text;

    private void WriteEnd()
    {
        output.Number("SequenceStart", 1);
        output.Number("SequenceEnd", 1);
        output.Text("Status", Status.Word());
        if (Definition.Test) output.Text("TestType", "rehearsal");
        output.Text("VendorApplicationId", NistReport.Application);
    }

    private void WriteElection()
    {
        output.OpenOne("Election", "Election");
        new BallotWriter(contests, output).Write();
        WriteCandidates();
        output.OpenMany("Contest");
        foreach (var contest in contests) new ContestWriter(election, places, contest, output).Write();
        output.CloseMany();
        output.Text("ElectionScopeId", places.WholeId);
        output.OpenMany("ExternalIdentifier");
        PublicIds.Write(output, "local-level", null, Definition.ExternalId);
        PublicIds.Write(output, "other", "election-id", election.Id.ToString());
        output.CloseMany();
        output.Words("Name", Definition.Names);
        output.Text("StartDate", DateOf(Definition.PollsOpen ?? election.PollsClose));
        output.Text("EndDate", DateOf(election.PollsClose));
        output.Text("Type", TypeOf(Definition.PreviousElection));
        output.Close();
    }

    private void WriteCandidates()
    {
        output.OpenMany("Candidate");
        foreach (var contest in contests) CandidateWriter.Write(election, contest, output);
        output.CloseMany();
    }

    /// <summary>Of all contests, also those not in the report: its candidates may be theirs.</summary>
    private void WriteParties()
    {
        output.OpenMany("Party");
        var lists = election.Contests.Where(contest => contest.Kind == ContestKind.List).SelectMany(contest => contest.Selections);
        foreach (var list in lists.Where(list => list.Kind == SelectionKind.List).DistinctBy(list => list.Code))
        {
            output.OpenOne("Party", "Party", NistIds.Party(list.Code));
            PublicIds.Write(output, list.Code, list.ExternalId);
            output.Words("Name", list.Names);
            output.Close();
        }

        output.CloseMany();
    }

    /// <summary>In the local time of the turnout plan, else in UTC.</summary>
    private string DateOf(Timestamp moment)
    {
        var offset = TimeSpan.FromMinutes(Definition.Turnout?.Moments[0].OffsetMinutes ?? 0);
        return moment.ToDateTimeOffset().ToOffset(offset).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private static string TypeOf(PreviousElection? previous) => previous is null ? "general" : previous.Kind switch
    {
        PreviousElectionKind.RunOff => "runoff",
        PreviousElectionKind.Repeat => "special",
    };
}
