using System.Text.Json;
using Google.Protobuf;
using Tabulation.Cli.Showing;
using Tabulation.Cli.Watching;
using Tabulation.Contracts.V1;
using Tabulation.TestKit;

namespace Tabulation.Cli.Tests.Watching;

/// <summary>What a watch keeps of its messages, and what it prints of them for programs.</summary>
public sealed class WatchedNightTests : IDisposable
{
    private const int BrokenPipe = 32;

    private readonly Scenes scenes = new();
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Changes_take_the_place_of_rows_and_a_snapshot_of_all()
    {
        var night = new WatchedNight(TimeProvider.System);
        night.Take(Message(WatchKind.Snapshot, 10, scenes.Wholes));
        var changed = scenes.List.Clone();
        changed.Votes[0] += 7;
        night.Take(Message(WatchKind.Change, 11, [changed]));
        Assert.Equal([.. scenes.Wholes.Select(row => row.Contest == changed.Contest ? changed : row)], night.Scene.Rows);
        Assert.Equal(11UL, night.Scene.AsOf!.Position);
        night.Take(Message(WatchKind.Snapshot, 12, [scenes.List]));
        Assert.Equal([scenes.List], night.Scene.Rows);
    }

    [Fact]
    public void A_lost_connection_is_told_until_something_is_heard()
    {
        var night = new WatchedNight(TimeProvider.System);
        night.Take(Message(WatchKind.Snapshot, 10, scenes.Wholes));
        night.Lose("It is gone.");
        Assert.Equal(("It is gone.", scenes.Wholes.Count), (night.Scene.Connection, night.Scene.Rows.Count));
        night.Take(Message(WatchKind.Heartbeat, 10, []));
        Assert.StartsWith("Connected", night.Scene.Connection, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_message_is_a_line_and_its_token_is_kept_once_it_is_written()
    {
        var state = new WatchState(new FileInfo(folder.File("token")));
        Assert.Null(state.Read());
        await using var output = new StringWriter();
        await Printer(output, state).RunAsync(Messages(1, 2, 3));
        var lines = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line)).ToList();
        Assert.Equal([1, 2, 3], lines.Select(line => line.GetProperty("asOf").GetProperty("position").GetInt32()));
        Assert.Equal(scenes.Chronicle.Events.Count, lines[0].GetProperty("events").GetArrayLength());
        Assert.Equal(lines[^1].GetProperty("resumeToken").GetString(), Convert.ToBase64String(state.Read()!));
    }

    [Fact]
    public async Task A_pipe_that_nobody_reads_ends_it_well_and_a_full_disk_does_not()
    {
        var state = new WatchState(new FileInfo(folder.File("token")));
        await using var closed = new FailingWriter(BrokenPipe);
        await Printer(closed, state).RunAsync(Messages(1, 2));
        Assert.Null(state.Read());
        await using var full = new FailingWriter(28);
        await Assert.ThrowsAsync<IOException>(() => Printer(full, state).RunAsync(Messages(1, 2)));
    }

    [Fact]
    public async Task A_state_file_of_something_else_is_named()
    {
        await File.WriteAllTextAsync(folder.File("token"), "not base64!");
        Assert.Throws<InputException>(() => new WatchState(new FileInfo(folder.File("token"))).Read());
    }

    private JsonLines Printer(TextWriter output, WatchState state) => new(new TotalsDocuments(scenes.Chronicle.State.Election!), output, state);

    private IAsyncEnumerable<WatchResponse> Messages(params ulong[] positions) =>
        positions.Select(position => Message(WatchKind.Change, position, scenes.Wholes)).ToAsyncEnumerable();

    private WatchResponse Message(WatchKind kind, ulong position, IEnumerable<AreaTotals> rows) => new()
    {
        Kind = kind, AsOf = new AsOf { Position = position }, Totals = { rows }, Events = { scenes.Chronicle.Events },
        ResumeToken = ByteString.CopyFromUtf8($"after {position}"),
    };

    private sealed class FailingWriter(int error) : StringWriter
    {
        public override void Flush() => throw new IOException("It cannot be written.", error);
    }
}
