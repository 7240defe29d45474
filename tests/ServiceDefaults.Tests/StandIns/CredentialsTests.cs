using Grpc.Core;
using Grpc.Net.Client;
using Tabulation.EchoService;
using Tabulation.ServiceDefaults.Tests.Peers;

namespace Tabulation.ServiceDefaults.Tests.StandIns;

[Collection(PeersCollection.Name)]
public sealed class CredentialsTests(PeersFixture peers)
{
    [Fact]
    public async Task Credentials_of_the_channel_and_of_the_call_are_sent_with_it()
    {
        using var channel = Connect(ChannelCredentials.Create(ChannelCredentials.SecureSsl, Adding("x-channel")));
        var options = new CallOptions(credentials: CallCredentials.Compose(Adding("x-call"), Adding("x-other")));
        using var call = new Echo.EchoClient(channel).UnaryAsync(new(), options);
        var headers = await call.ResponseHeadersAsync;
        var expected = $"{PeersFixture.GrpcOf(peers.Secure)}{NodeClient.Echo} Unary";
        Assert.Equal([expected, expected, expected], ((string[])["x-channel", "x-call", "x-other"]).Select(headers.GetValue));
    }

    [Fact]
    public void Call_credentials_need_an_encrypted_channel() => Assert.Throws<ArgumentException>(
        () => ChannelCredentials.Create(ChannelCredentials.Insecure, Adding("x-channel")));

    [Fact]
    public void One_credential_is_no_composition() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => CallCredentials.Compose(Adding("x-call")));

    private static CallCredentials Adding(string key) => CallCredentials.FromInterceptor((context, metadata) =>
    {
        metadata.Add(key, $"{context.ServiceUrl} {context.MethodName}");
        return Task.CompletedTask;
    });

    private GrpcChannel Connect(ChannelCredentials credentials) => GrpcChannel.ForAddress(PeersFixture.GrpcOf(peers.Secure), new()
    {
        Credentials = credentials,
        HttpHandler = new SocketsHttpHandler
        {
            SslOptions = { RemoteCertificateValidationCallback = (_, shown, _, _) => shown!.Equals(peers.Certificate.Roots[0]) },
        },
        DisposeHttpClient = true,
    });
}
