using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Grpc.Net.Client;
using Tabulation.Client.Submitting;
using Tabulation.Client.Totals;
using Tabulation.Contracts.Channels;
using Tabulation.Contracts.V1;
using Tabulation.TransparencyLog;

namespace Tabulation.Cli;

/// <summary>The server's services over one channel.</summary>
internal sealed class ServerConnection : IDisposable
{
    private readonly GrpcChannel channel;

    private ServerConnection(GrpcChannel channel)
    {
        this.channel = channel;
        Intake = new IntakeService.IntakeServiceClient(channel);
        Ledger = new LedgerService.LedgerServiceClient(channel);
        Restore = new RestoreService.RestoreServiceClient(channel);
        TotalsService = new TotalsService.TotalsServiceClient(channel);
        Totals = new TotalsClient(TotalsService);
    }

    public IntakeService.IntakeServiceClient Intake { get; }

    public LedgerService.LedgerServiceClient Ledger { get; }

    public RestoreService.RestoreServiceClient Restore { get; }

    public TotalsService.TotalsServiceClient TotalsService { get; }

    public TotalsClient Totals { get; }

    /// <exception cref="InputException">The file holds no certificate.</exception>
    public static ServerConnection To(Uri address, FileInfo? certificates) =>
        new(ServiceChannel.Connect(address, new ChannelSettings { TrustedRoots = certificates is null ? null : Read(certificates) }));

    /// <summary>The ledger's size and root, and the key that signs answers.</summary>
    public async Task<GetHeadResponse> HeadAsync(CancellationToken cancellation) =>
        await Ledger.GetHeadAsync(new GetHeadRequest(), cancellationToken: cancellation);

    /// <summary>Hands statements in; answers must be signed by the key given, else by the one that the server names now.</summary>
    public async Task<Submitter> SubmitterAsync(
        Action<string, TimeSpan>? reconnecting, CancellationToken cancellation, VerificationKey? answerKey = null,
        SubmitterSettings? settings = null) =>
        new(Intake, answerKey ?? await AnswerKeyAsync(cancellation), settings) { Reconnecting = reconnecting };

    /// <summary>The key that the server names now as the one it signs answers with.</summary>
    public async Task<VerificationKey> AnswerKeyAsync(CancellationToken cancellation) =>
        VerificationKey.TryRead((await HeadAsync(cancellation)).IntakeKey.Span, out var key)
            ? key
            : throw new UntrustedAnswerException("The key that the server says it signs answers with is not a P-256 point.");

    public void Dispose() => channel.Dispose();

    /// <exception cref="InputException">The file holds no certificate.</exception>
    internal static X509Certificate2Collection Read(FileInfo file)
    {
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPemFile(file.FullName);
        }
        catch (CryptographicException problem)
        {
            throw new InputException($"{file} cannot be read as certificates in PEM: {problem.Message}");
        }

        return certificates.Count > 0 ? certificates : throw new InputException($"{file} holds no certificate in PEM.");
    }
}
