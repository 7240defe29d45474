using Google.Rpc;
using Grpc.Core;
using Tabulation.Contracts;
using Tabulation.Contracts.Errors;
using Tabulation.ElectionKit;
using DomainVerdict = Tabulation.Domain.Rules.Verdict;

namespace Tabulation.EndToEnd.Tests.Corruptions;

/// <summary>The ledger's database is an older one. Nothing is taken in and nothing signed until the missing entries are there again.</summary>
[Collection(CorruptionCollection.Name)]
public sealed class BackupTests(CorruptionServers servers) : IAsyncLifetime
{
    private const string Older = "older", Newer = "newer";
    private const int SizeBefore = 8, SizeAfter = 10;

    private PlayedElection played = null!;
    private LedgerRows rows = null!;

    /// <summary>Two results came after the older copy was made.</summary>
    public async Task InitializeAsync()
    {
        played = await PlayedElection.PlayAsync(servers.All.Lend());
        rows = new LedgerRows(played.Installation.Servers);
        await KeepAsync(Older);
        await played.SubmitAsync(6, 2);
        Assert.Equal(SizeAfter, played.Size);
        await KeepAsync(Newer);
    }

    public async Task DisposeAsync() => await played.DisposeAsync();

    [Fact]
    public async Task Restored_from_an_older_backup_before_new_entries()
    {
        await RestoreAsync(Older);
        await RefusedAsync($"The ledger ends at {SizeBefore}, but {SizeAfter} entries were anchored");
        await played.TellsAsync(played.Tabulator, "checkpoints", "Unhealthy", $"ends at {SizeBefore}, but {SizeAfter} entries were anchored");
        await played.AnswersAsync("log/checkpoint", 404);
        await RestoreAsync(Newer);
        await GoesOnAsync();
    }

    [Fact]
    public async Task Restored_from_an_older_backup_and_what_is_missing_from_a_mirror()
    {
        var mirror = played.PathOf("mirror");
        await played.ExportAsync(mirror);
        await RestoreAsync(Older);
        await RefusedAsync($"The ledger ends at {SizeBefore}, but {SizeAfter} entries were anchored");
        var (code, output) = await Tabulate.RunAsync(
            "ledger", "restore", mirror, "--log-key", $"{played.Signer.Verifier}", "--token", played.Installation.PeersTokenFile, "--server", $"{played.Intake.Grpc}");
        Assert.True(code == 0, output);
        await GoesOnAsync();
    }

    [Fact]
    public async Task Restored_from_an_older_backup_and_others_recorded_since_by_an_Intake_that_does_not_know_the_anchor()
    {
        await StopAsync();
        await rows.RestoreAsync(Older);
        await rows.RewriteAsync(played.Installation.IntakeKey, SizeBefore, await OthersAsync(8, 9, 10));
        await played.Installation.StartServicesAsync(untilReady: false);
        await RefusedAsync($"The ledger's first {SizeAfter} entries are not those that were anchored");
        await played.TellsAsync(played.Tabulator, "checkpoints", "Unhealthy", $"first {SizeAfter} entries are not those that were anchored");
        await played.AnswersAsync("log/checkpoint", 404);
    }

    [Fact]
    public async Task Failed_over_to_a_replica_that_lacks_the_last_entries_while_all_services_run()
    {
        await rows.RestoreAsync(Older);
        await RefusedAsync($"The ledger ends at {SizeBefore}, but {SizeAfter} entries were read from it before");
        Assert.Contains($"\"size\":{SizeAfter},", await played.AnswersAsync("api/log", 200), StringComparison.Ordinal);
        await rows.RestoreAsync(Newer);
        await GoesOnAsync();
    }

    /// <summary>Once Intake has looked; it says so in its health as well.</summary>
    private async Task RefusedAsync(string why)
    {
        await played.TellsAsync(played.Intake, "anchor", "Unhealthy", why);
        var refused = await played.RefusedAsync(8);
        Assert.Equal(StatusCode.Unavailable, refused.StatusCode);
        Assert.Contains(why, refused.Status.Detail, StringComparison.Ordinal);
        Assert.NotNull(refused.GetDetail<RetryInfo>());
    }

    private async Task GoesOnAsync()
    {
        await played.Intake.ReadyAsync();
        await played.SubmitAsync(8, 1);
        await played.BothVerifyAsync(played.LogUrl);
    }

    private async Task KeepAsync(string name)
    {
        await played.Intake.KillAsync();
        await rows.BackUpAsync(name);
        played.Intake.Start();
        await played.Intake.ReadyAsync();
    }

    private async Task RestoreAsync(string name)
    {
        await StopAsync();
        await rows.RestoreAsync(name);
        await played.Installation.StartServicesAsync(untilReady: false);
    }

    private Task StopAsync() => Task.WhenAll(played.Installation.Services.Select(service => service.KillAsync()));

    private async Task<byte[][]> OthersAsync(params int[] precincts)
    {
        Assert.True(EntryCodec.TryDecode((await rows.LeavesAsync())[^1], out var last));
        return
        [
            .. precincts.Index().Select(each =>
            {
                var envelope = played.Election.CommissionOf(each.Item).Sign(played.Election.Result(each.Item));
                return EntryCodec.Encode(SizeBefore + each.Index, last.RecordedAt, envelope.Payload.Memory, envelope.Proof(), DomainVerdict.Clean);
            }),
        ];
    }
}
