using System.Diagnostics;
using Tabulation.Domain.Ids;
using Tabulation.Ledger;
using Tabulation.TransparencyLog;

namespace Tabulation.Benchmarks.Ingest;

/// <summary>What this machine can do at best, measured in the same run.</summary>
internal static class MachineLimits
{
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(2);

    /// <summary>ECDSA P-256 verifications a second on all cores.</summary>
    public static double VerificationsPerSecond()
    {
        var key = SigningKey.Create();
        var data = new byte[200];
        var signature = key.Sign(data);
        long count = 0;
        var started = Stopwatch.StartNew();
        Parallel.For(0, Environment.ProcessorCount, _ =>
        {
            while (started.Elapsed < Time)
            {
                if (!key.PublicKey.Verify(data, signature)) throw new InvalidOperationException("A good signature was refused.");
                Interlocked.Increment(ref count);
            }
        });
        return count / started.Elapsed.TotalSeconds;
    }

    /// <summary>Entries of 500 bytes a second, appended to a SQLite ledger in batches of 500.</summary>
    public static async Task<double> AppendsPerSecondAsync()
    {
        var directory = Directory.CreateTempSubdirectory("tabulation-bench-");
        await using var ledger = SqliteLedger.Open(Path.Combine(directory.FullName, "ledger.db"), TimeProvider.System);
        var admission = new AdmitAll();
        long count = 0;
        var started = Stopwatch.StartNew();
        while (started.Elapsed < Time)
        {
            await ledger.AppendAsync([.. Enumerable.Range(0, 500).Select(i => Id(count + i))], admission, CancellationToken.None);
            count += 500;
        }

        var rate = count / started.Elapsed.TotalSeconds;
        directory.Delete(recursive: true);
        return rate;
    }

    private static StatementId Id(long number) => StatementId.OfPayload(BitConverter.GetBytes(number));

    private sealed class AdmitAll : IAdmission
    {
        public long Position { get; private set; }

        public void Replay(ReadOnlyMemory<byte> leaf) => Position++;

        public void Begin()
        {
        }

        public byte[] Admit(int number, Timestamp recordedAt)
        {
            var leaf = new byte[500];
            BitConverter.TryWriteBytes(leaf, Position++);
            return leaf;
        }

        public byte[] SignHead(TreeHead head) => new byte[64];

        public void Rollback() => throw new InvalidOperationException("No batch should fail here.");
    }
}
