using Google.Protobuf;
using Tabulation.Client.Elections;
using Tabulation.Client.Keys;
using Tabulation.Client.Signing;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;
using Tabulation.TransparencyLog;

namespace Tabulation.Benchmarks.Ingest;

/// <summary>An election the size of a large country's list vote: 12 lines, 14 lists, 100 regions.</summary>
internal sealed class BenchElection
{
    /// <summary>Votes for the first list in every precinct, before corrections.</summary>
    public const long FirstListVotes = 610;

    private const long OtherListVotes = 30;
    private const int Lines = 12;
    private const int Lists = 14;
    private const int Regions = 100;

    public BenchElection(int precincts)
    {
        Signer = new StatementSigner("root", Key, NonceSecret.Create());
        Signed = SignedElection.Sign(Definition(), Pager.Split(Registry(precincts)), Signer);
        Id = ByteString.CopyFrom(Signed.Id.Value.ToArray());
    }

    public SigningKey Key { get; } = SigningKey.Create();

    public StatementSigner Signer { get; }

    public SignedElection Signed { get; }

    private ByteString Id { get; }

    /// <summary>The payload of a precinct's result: 26 figures that add up.</summary>
    public ByteString Result(int precinct) => Signer.Encode(new Payload { ElectionId = Id, PrecinctResult = Figures(precinct, 0) });

    /// <summary>The payload of its correction: so many votes go from the first list to the second.</summary>
    public ByteString Correction(int precinct, StatementId replaced, int moved)
    {
        var result = Figures(precinct, moved);
        result.Reason = "Recounted.";
        return Signer.Encode(new Payload { ElectionId = Id, Replaces = ByteString.CopyFrom(replaced.Value.ToArray()), PrecinctResult = result });
    }

    private static PrecinctResult Figures(int precinct, int moved)
    {
        var result = new PrecinctResult { Contest = "list", Precinct = $"{precinct:D6}" };
        result.Lines.Add([2_000, 0, 0, 1_000, 20, 0, 20, 0, 1_000, 20, 1_000, 0]);
        result.Votes.Add(FirstListVotes - moved);
        result.Votes.Add(OtherListVotes + moved);
        for (var list = 2; list < Lists; list++) result.Votes.Add(OtherListVotes);
        return result;
    }

    private static LocalizedText Text(string text) => new() { Language = "en", Text = text };

    private ElectionDefinition Definition()
    {
        LineRole[] roles =
        [
            LineRole.Registered, LineRole.Received, LineRole.IssuedEarly, LineRole.IssuedAtStation, LineRole.IssuedOutside, LineRole.Cancelled,
            LineRole.InMobileBoxes, LineRole.Unspecified, LineRole.InStationaryBoxes, LineRole.Invalid, LineRole.Valid, LineRole.Lost,
        ];
        var form = new Form { Code = "list" };
        for (var line = 0; line < Lines; line++) form.Lines.Add(new FormLine { Code = $"line{line}", Names = { Text($"Line {line}") }, Role = roles[line] });
        return new ElectionDefinition
        {
            RulesVersion = 1,
            Names = { Text("Benchmark") },
            ExternalId = "benchmark",
            Test = true,
            RootAuthority = new Authority
            {
                Code = "root", Names = { Text("Commission") }, Role = AuthorityRole.Commission, PublicKey = ByteString.CopyFrom(Signer.PublicKey.Bytes.Span),
            },
            Hierarchies = { new Hierarchy { Code = "regions", Names = { Text("Regions") } } },
            Forms = { form },
        };
    }

    private static RegistryPage Registry(int precincts)
    {
        var contest = new Contest
        {
            Code = "list", Names = { Text("Lists") }, Kind = ContestKind.List,
            Allocation = new AllocationRule { Method = AllocationMethod.Hare, Seats = 225, Tie = TieRule.RegistrationOrder },
        };
        for (var list = 0; list < Lists; list++)
            contest.Selections.Add(new Selection { Code = $"list{list}", Names = { Text($"List {list}") }, Kind = SelectionKind.List, RegistrationOrder = (uint)list + 1 });
        var page = new RegistryPage { Contests = { contest } };
        for (var region = 0; region < Regions; region++) page.Areas.Add(new Area { Code = $"r{region}", Names = { Text($"Region {region}") } });
        for (var precinct = 0; precinct < precincts; precinct++)
            page.Precincts.Add(new Precinct { Code = $"{precinct:D6}", Areas = { (uint)(precinct % Regions) }, Contests = { 0 }, Registered = 2_000 });
        return page;
    }
}
