using System.Buffers.Binary;
using System.Diagnostics;
using Tabulation.Domain.Folding;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Rules;
using Tabulation.Domain.Statements;

namespace Tabulation.Benchmarks.Tally;

/// <summary>
/// Entries folded a second on one core, verdict and all: every precinct's first result, then corrections of it, over 100,000 precincts, 30 figures and four
/// levels of areas. Beside it what the fold takes in memory, and what it allocates for each entry.
/// </summary>
internal static class TallyBenchmark
{
    private const int Precincts = 100_000;
    private const int Rounds = 10;

    public static int Run()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var fold = TallyElection.Open(Precincts);
        var memory = GC.GetTotalMemory(forceFullCollection: true) - before;
        var statement = new Statement
        {
            Kind = StatementKind.PrecinctResult, ElectionId = fold.State.ElectionId, LookedUpIn = fold.State.Election, Authority = new AuthorityIndex(0),
            SignedBy = TallyElection.Key,
        };
        Round(fold, statement, 0);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var started = Stopwatch.StartNew();
        for (var round = 1; round < Rounds; round++) Round(fold, statement, round);
        var seconds = started.Elapsed.TotalSeconds;
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        var entries = (long)Precincts * (Rounds - 1);
        Console.WriteLine($"{"entries folded, one core",-40} {entries / seconds,12:N0} /s   {entries:N0} in {seconds:N2} s");
        Console.WriteLine($"{"allocated an entry, after the first round",-40} {(double)allocated / entries,12:N2} bytes");
        Console.WriteLine($"{"registry, state and tally together",-40} {memory / 1e6,12:N1} MB   {Precincts:N0} precincts x 30 figures x 4 levels");
        return 0;
    }

    private static void Round(Fold fold, Statement statement, int round)
    {
        for (var precinct = 0; precinct < Precincts; precinct++)
        {
            Fill(statement, precinct, round);
            if (fold.Apply(statement, default, Verdict.Clean) is null) throw new InvalidOperationException("A result was refused.");
        }
    }

    private static void Fill(Statement statement, int precinct, int round)
    {
        statement.Id = IdOf(precinct, round);
        statement.Replaces = round == 0 ? default : IdOf(precinct, round - 1);
        var result = statement.Result;
        result.Clear();
        result.Contest = new ContestIndex(0);
        result.Precinct = new PrecinctIndex(precinct);
        result.Slot = new SlotIndex(precinct);
        result.HasReason = round > 0;
        var valid = 900 + round;
        ReadOnlySpan<long> lines = [2_000, 0, 0, 1_000, 0, 0, 20, valid, 20, valid, 0, 0];
        foreach (var line in lines) result.AddLine(line);
        for (var list = 0; list < TallyElection.Lists; list++) result.AddVote(list == 0 ? valid - ((TallyElection.Lists - 1) * 30) : 30);
    }

    /// <summary>Any two differ; a real id is a hash, which is not what is measured here.</summary>
    private static StatementId IdOf(int precinct, int round)
    {
        Span<byte> bytes = stackalloc byte[Digest.Size];
        BinaryPrimitives.WriteInt32BigEndian(bytes, precinct + 1);
        BinaryPrimitives.WriteInt32BigEndian(bytes[4..], round);
        return new StatementId(Digest.From(bytes));
    }
}
