using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Tabulation.Publication.Http.Serving;
using Tabulation.Publication.Http.Tables;
using Tabulation.TestKit;

namespace Tabulation.Publication.Tests.Http;

/// <summary>A document is worked out once for all who ask for the same.</summary>
public sealed class DocumentShelfTests
{
    private readonly SteppedClock clock = new();
    private readonly DocumentShelf shelf;

    public DocumentShelfTests() => shelf = new DocumentShelf(Options.Create(new JsonOptions()), clock);

    [Fact]
    public async Task All_who_ask_at_one_place_share_one_document_and_elsewhere_there_is_another()
    {
        var made = 0;
        var gate = new TaskCompletionSource();
        async Task<int> MakeAsync()
        {
            await gate.Task;
            return Interlocked.Increment(ref made);
        }

        var asked = Enumerable.Range(0, 10).Select(_ => shelf.JsonAsync("report", "5", MakeAsync)).ToList();
        gate.SetResult();
        Assert.Single((await Task.WhenAll(asked)).Distinct());
        clock.Advance(DocumentShelf.Fresh);
        Assert.NotSame(await asked[0], await shelf.JsonAsync("report", "6", MakeAsync));
        Assert.NotSame(await asked[0], await shelf.JsonAsync("another", "5", MakeAsync));
        Assert.Equal(3, made);
    }

    [Fact]
    public async Task While_one_is_being_made_it_serves_whatever_comes_meanwhile()
    {
        var gate = new TaskCompletionSource<int>();
        var asked = shelf.JsonAsync("report", "5", () => gate.Task);
        clock.Advance(2 * DocumentShelf.Fresh);
        var later = shelf.JsonAsync("report", "6", () => Task.FromResult(6));
        gate.SetResult(5);
        Assert.Same(await asked, await later);
        Assert.NotSame(await asked, await shelf.JsonAsync("report", "6", () => Task.FromResult(6)));
    }

    [Fact]
    public async Task None_is_made_again_within_a_second()
    {
        Task<IResult> AskAsync(int position) => shelf.JsonAsync("report", $"{position}", () => Task.FromResult(position));
        var first = await AskAsync(5);
        clock.Advance(DocumentShelf.Fresh - TimeSpan.FromTicks(1));
        Assert.Same(first, await AskAsync(6));
        clock.Advance(TimeSpan.FromTicks(1));
        Assert.NotSame(first, await AskAsync(6));
    }

    [Fact]
    public async Task A_table_is_another_document_than_the_report_of_its_name()
    {
        var report = await shelf.JsonAsync("review", "5", () => Task.FromResult(1));
        Assert.NotSame(report, await shelf.CsvAsync("review", "5", () => (5, new CsvText("column"))));
        Assert.NotSame(report, await shelf.JsonAsync("review.csv", "5", () => Task.FromResult(1)));
        Assert.Equal(3, shelf.Made);
    }

    [Fact]
    public async Task Together_they_are_only_so_long()
    {
        var half = new byte[(DocumentShelf.MostBytes / 2) - 1];
        Task AskAsync(string name) => shelf.AnswerAsync(name, "5", () => Task.FromResult(new MadeDocument(half, "text/plain")));
        foreach (var name in new[] { "a", "b", "c", "b", "c" }) await AskAsync(name);
        Assert.Equal(3, shelf.Made);
        await AskAsync("a");
        Assert.Equal(4, shelf.Made);
    }

    [Fact]
    public async Task What_failed_is_tried_again()
    {
        await Assert.ThrowsAsync<IOException>(() => shelf.JsonAsync<int>("report", "5", () => throw new IOException("Away.")));
        Assert.NotNull(await shelf.JsonAsync("report", "5", () => Task.FromResult(1)));
        Assert.Equal(2, shelf.Made);
    }

    [Fact]
    public async Task Only_so_many_are_kept_and_those_asked_for_least_lately_go()
    {
        Task AskAsync(int number) => shelf.JsonAsync($"report {number}", "5", () => Task.FromResult(number));
        for (var number = 0; number < DocumentShelf.Most; number++) await AskAsync(number);
        await AskAsync(0);
        await AskAsync(DocumentShelf.Most);
        await AskAsync(0);
        Assert.Equal(DocumentShelf.Most + 1, shelf.Made);
        await AskAsync(1);
        Assert.Equal(DocumentShelf.Most + 2, shelf.Made);
    }
}
