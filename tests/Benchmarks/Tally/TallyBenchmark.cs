using System.Diagnostics;
using Tabulation.Domain.Elections;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Rules;
using Tabulation.Domain.Statements;

namespace Tabulation.Benchmarks.Tally;

/// <summary>How fast one core folds, from statements already decoded and from leaves, and what a tally of a large country takes.</summary>
internal static class TallyBenchmark
{
    public static int Run(int entries)
    {
        Console.WriteLine($"{TallyElection.Precincts:N0} precincts, {TallyElection.Lines + TallyElection.Lists} figures each, 4 levels; {entries:N0} entries");
        MeasureMemory();
        FoldStatements(entries);
        FoldLeaves(entries);
        return 0;
    }

    private static void MeasureMemory()
    {
        var page = TallyElection.Page();
        var before = GC.GetTotalMemory(true);
        var clock = Stopwatch.StartNew();
        var election = ElectionBuilder.Build(default, TallyElection.Definition, [page]).Election ?? throw new InvalidOperationException();
        var built = clock.ElapsedMilliseconds;
        var registry = GC.GetTotalMemory(true);
        var tally = new Domain.Folding.Tally(election);
        var tallied = GC.GetTotalMemory(true);
        Console.WriteLine($"registry checked and indexed in {built:N0} ms: {(registry - before) / 1e6:N1} MB beside its pages; tally: {(tallied - registry) / 1e6:N1} MB");
        GC.KeepAlive(page);
        GC.KeepAlive(tally);
    }

    private static void FoldStatements(int entries)
    {
        var stream = new TallyEntries();
        var statement = new Statement();
        var fold = Open();
        Apply(fold, stream, statement, 0, TallyElection.Precincts);
        Report("statements decoded before", entries, fold, () => Apply(fold, stream, statement, TallyElection.Precincts, entries));
    }

    private static void FoldLeaves(int entries)
    {
        var leaves = new TallyLeaves(new TallyEntries());
        var fold = Open();
        leaves.Prepare(0, TallyElection.Precincts);
        leaves.Apply(fold);
        var clock = new Stopwatch();
        long allocated = 0;
        for (var from = TallyElection.Precincts; from < entries + TallyElection.Precincts; from += TallyLeaves.MostPrepared)
        {
            leaves.Prepare(from, Math.Min(TallyLeaves.MostPrepared, entries + TallyElection.Precincts - from));
            allocated -= GC.GetAllocatedBytesForCurrentThread();
            clock.Start();
            leaves.Apply(fold);
            clock.Stop();
            allocated += GC.GetAllocatedBytesForCurrentThread();
        }

        Print("leaves, decoded strictly", entries, clock.Elapsed, allocated, fold);
    }

    public static Fold Open()
    {
        var root = KeyId.OfPublicKey(TallyElection.PublicKey(0));
        var fold = new Fold(root);
        var statement = new Statement
        {
            Id = new StatementId(Digest.Of("definition"u8)), Kind = StatementKind.ElectionDefinition, SignedBy = root,
                Definition = TallyElection.Definition,
        };
        Require(fold.Apply(statement, default, Verdict.Clean));
        statement.Clear();
        statement.Kind = StatementKind.RegistryPage;
        statement.ElectionId = fold.State.ElectionId;
        statement.SignedBy = root;
        statement.Page = TallyElection.Page();
        Require(fold.Apply(statement, default, Verdict.Clean));
        return fold;
    }

    public static void Require(TallyChange? change)
    {
        if (change is null) throw new InvalidOperationException("The fold expects another verdict.");
    }

    public static void Apply(Fold fold, TallyEntries stream, Statement statement, int from, int count)
    {
        var election = fold.State.Election!;
        for (var entry = from; entry < from + count; entry++)
        {
            stream.Fill(entry, election, statement);
            Require(fold.Apply(statement, Timestamp.FromMilliseconds(1), TallyEntries.VerdictOf(entry)));
        }
    }

    private static void Report(string what, int entries, Fold fold, Action apply)
    {
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var clock = Stopwatch.StartNew();
        apply();
        clock.Stop();
        Print(what, entries, clock.Elapsed, GC.GetAllocatedBytesForCurrentThread() - allocated, fold);
    }

    private static void Print(string what, int entries, TimeSpan elapsed, long allocated, Fold fold) => Console.WriteLine(
        $"{what}: {entries / elapsed.TotalSeconds:N0} entries/s, {allocated / (double)entries:N2} bytes allocated an entry, "
            + $"{fold.Tally!.CountsOf(0).Counted:N0} counted, {fold.Tally.CountsOf(0).Flagged:N0} flagged, {fold.Tally.CountsOf(0).Held:N0} held");
}
