extern alias published;

using Grpc.Core;
using Tabulation.ServiceDefaults.Tests.Peers;
using Tabulation.TestKit;
using PublishedRpc = published::Google.Rpc;

namespace Tabulation.ServiceDefaults.Tests;

/// <summary>A client that is not ours against our server.</summary>
[Collection(PeersCollection.Name)]
public sealed class NodeClientTests(PeersFixture peers)
{
    private const string TrailerName = "grpc-status-details-bin";

    private readonly NodeClient node = peers.PlainNode;

    [Fact]
    public async Task Unary_call()
    {
        var outcome = await node.Unary("Unary", new { text = "Қазақстан" });
        Assert.Equal((StatusCode.OK, "Қазақстан"), (outcome.Code, outcome.Text));
    }

    [Fact]
    public async Task Client_stream()
    {
        var call = await node.Open("Collect");
        foreach (var text in (string[])["a", "b", "c"])
            await call.Write(new { text });
        await call.End();
        Assert.Equal("a,b,c", (await call.Next()).GetProperty("text").GetString());
        Assert.Equal(StatusCode.OK, (await call.Outcome()).Code);
    }

    [Fact]
    public async Task Server_stream()
    {
        var call = await node.Open("Repeat", new { text = "a", count = 3 });
        for (var i = 0; i < 3; i++)
            Assert.Equal(i, (await call.Next()).GetProperty("index").GetInt32());
        Assert.Equal(StatusCode.OK, (await call.Outcome()).Code);
    }

    [Fact]
    public async Task Duplex_stream_answers_each_message_before_the_next_is_sent()
    {
        var call = await node.Open("Converse");
        foreach (var text in (string[])["a", "b", "c"])
        {
            await call.Write(new { text });
            Assert.Equal(text, (await call.Next()).GetProperty("text").GetString());
        }
        await call.End();
        Assert.Equal(StatusCode.OK, (await call.Outcome()).Code);
    }

    [Fact]
    public async Task Deadline_ends_the_call_on_both_sides()
    {
        var before = peers.Calls.Counts.CutShort;
        var outcome = await node.Unary("Hang", new { }, deadlineMs: 100);
        Assert.Equal(StatusCode.DeadlineExceeded, outcome.Code);
        await Wait.Until(() => peers.Calls.Counts is { Open: 0 } counts && counts.CutShort == before + 1, "the handler was told");
    }

    [Fact]
    public async Task Cancellation_of_a_unary_call_reaches_the_handler()
    {
        var before = peers.Calls.Counts.CutShort;
        var call = node.Unary("Hang", new { }, stream: "hanging");
        await Wait.Until(() => peers.Calls.Counts.Open == 1, "the call has arrived");
        await new NodeStream(peers.Node, "hanging").Cancel();
        Assert.Equal(StatusCode.Cancelled, (await call).Code);
        await Wait.Until(() => peers.Calls.Counts is { Open: 0 } counts && counts.CutShort == before + 1, "the handler was told");
    }

    [Fact]
    public async Task Cancellation_of_a_server_stream_reaches_the_handler()
    {
        var before = peers.Calls.Counts.CutShort;
        var call = await node.Open("Subscribe");
        await call.Next();
        await call.Cancel();
        Assert.Equal(StatusCode.Cancelled, (await call.Outcome()).Code);
        await Wait.Until(() => peers.Calls.Counts is { Open: 0 } counts && counts.CutShort == before + 1, "the handler was told");
    }

    /// <summary>Node half-closes the stream before it resets it, so the handler may see the end of the requests instead.</summary>
    [Fact]
    public async Task Cancellation_of_duplex_streams_ends_the_handlers_and_is_no_error()
    {
        var before = peers.Log.Errors.Count;
        for (var i = 0; i < 20; i++)
        {
            var call = await node.Open("Converse");
            await call.Write(new { text = "a" });
            await call.Next();
            await call.Cancel();
            Assert.Equal(StatusCode.Cancelled, (await call.Outcome()).Code);
        }
        await Wait.Until(() => peers.Calls.Counts.Open == 0, "the handlers have ended");
        Assert.Equal(before, peers.Log.Errors.Count);
    }

    [Fact]
    public async Task Field_violations_are_read_with_the_published_contract()
    {
        var outcome = await node.Unary("Fail", new { kind = "KIND_BAD_REQUEST", message = "Wrong." });
        Assert.Equal((StatusCode.InvalidArgument, "Wrong."), (outcome.Code, outcome.Details));
        var status = PublishedStatus.Parse(outcome.Trailers[TrailerName].Single());
        Assert.Equal((3, "Wrong."), (status.Code, status.Message));
        var violation = status.Detail<PublishedRpc.BadRequest>(0).FieldViolations.Single();
        Assert.Equal(("items[3].name", "At most 5."), (violation.Field, violation.Description));
    }

    [Fact]
    public async Task All_other_details_are_read_with_the_published_contract()
    {
        var outcome = await node.Unary("Fail", new { kind = "KIND_CONFLICT", message = "Not current." });
        var status = PublishedStatus.Parse(outcome.Trailers[TrailerName].Single());
        // Field 1 was named "type" when this version was published.
        var info = status.Detail<PublishedRpc.ErrorInfo>(0);
        Assert.Equal(("NOT_CURRENT", "tabulation", "abc"), (info.Type, info.Domain, info.Metadata["current"]));
        var resource = status.Detail<PublishedRpc.ResourceInfo>(1);
        Assert.Equal(("item", "7", "It was replaced."), (resource.ResourceType, resource.ResourceName, resource.Description));
        var precondition = status.Detail<PublishedRpc.PreconditionFailure>(2).Violations.Single();
        Assert.Equal(("VERSION", "item 7", "Must be 2."), (precondition.Type, precondition.Subject, precondition.Description));
        Assert.Equal(TimeSpan.FromSeconds(1.5), status.Detail<PublishedRpc.RetryInfo>(3).RetryDelay.ToTimeSpan());
    }

    [Theory]
    [InlineData(StatusCode.NotFound, "plain")]
    [InlineData(StatusCode.Unauthenticated, "Ελληνικά, with 100% and\nlines")]
    [InlineData(StatusCode.DataLoss, "")]
    public async Task Status_without_details(StatusCode code, string message)
    {
        var outcome = await node.Unary("Fail", new { kind = "KIND_PLAIN", code = (int)code, message });
        Assert.Equal((code, message), (outcome.Code, outcome.Details));
        Assert.Empty(outcome.Trailers[TrailerName]);
    }

    [Fact]
    public async Task Text_and_binary_metadata_come_back_as_headers_and_as_trailers()
    {
        var bytes = Convert.ToBase64String([0, 1, 254, 255]);
        var outcome = await node.Unary("Unary", new { }, metadata: [("x-text", "a b=c"), ("x-bytes-bin", bytes)]);
        foreach (var received in (ILookup<string, string>[])[outcome.Headers, outcome.Trailers])
        {
            Assert.Equal("a b=c", received["x-text"].Single());
            Assert.Equal(bytes, received["x-bytes-bin"].Single());
        }
    }

    [Fact]
    public async Task Values_under_one_text_key_arrive_joined_with_a_comma()
    {
        var outcome = await node.Unary("Unary", new { }, metadata: [("x-text", "a"), ("x-text", "b")]);
        Assert.Equal(["a", "b"], outcome.Headers["x-text"].SelectMany(value => value.Split(',')).Select(value => value.Trim()));
    }

    [Fact]
    public async Task Gzip_both_ways()
    {
        var text = new string('a', 100_000);
        var outcome = await peers.GzipNode.Unary("Unary", new { text });
        Assert.Equal((StatusCode.OK, text), (outcome.Code, outcome.Text));
        Assert.Equal("gzip", outcome.Trailers["request-encoding"].Single());
    }

    [Fact]
    public async Task Gzip_of_empty_messages()
    {
        var outcome = await peers.GzipNode.Unary("Nothing", new { });
        Assert.Equal((StatusCode.OK, ""), (outcome.Code, outcome.Details));
    }

    [Fact]
    public async Task Tls()
    {
        var outcome = await peers.SecureNode.Unary("Unary", new { text = "secret" });
        Assert.Equal((StatusCode.OK, "secret"), (outcome.Code, outcome.Text));
    }

    [Fact]
    public async Task Tls_with_roots_that_did_not_sign_the_server_is_refused()
    {
        using var other = new TestCertificate();
        var deceived = peers.SecureNode with { Roots = other.CertificatePath };
        var outcome = await deceived.Unary("Unary", new { text = "secret" }, deadlineMs: 1000);
        Assert.Contains(outcome.Code, (StatusCode[])[StatusCode.Unavailable, StatusCode.DeadlineExceeded]);
    }

    [Fact]
    public async Task More_than_100_streams_at_once_on_one_connection()
    {
        var texts = await node.Subscribe(150);
        Assert.Equal(Enumerable.Range(0, 150).Select(i => $"{i}"), texts);
        await Wait.Until(() => peers.Calls.Counts.Open == 0, "all subscriptions have ended");
    }
}
