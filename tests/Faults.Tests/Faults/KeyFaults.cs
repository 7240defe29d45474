using Google.Protobuf;
using Tabulation.Client.Keys;
using Tabulation.Client.Signing;
using Tabulation.Contracts.V1;
using Tabulation.TestKit;
using Tabulation.TransparencyLog;

namespace Tabulation.Faults.Tests.Faults;

/// <summary>What happens to a commission's key.</summary>
internal sealed class KeyFaults(Scene scene)
{
    private const int One = 0, Other = 1;

    /// <summary>
    /// Revoked through one replica while the other accepts its statements; then it gets a new key through the first, and what the other has answered
    /// before it still answers the same.
    /// </summary>
    public async Task RevokedThroughOneReplicaAsync()
    {
        var commission = scene.Keys.North.Authority;
        scene.Traffic.GoTo(Other);
        await scene.Traffic.GoOnAsync(50);
        var revoked = await scene.SayAsync(One, new Payload { AuthorityChange = new AuthorityChange { Revoke = commission, Reason = "Key lost." } });
        await Wait.Until(() => scene.Keys.Refusals > 0, "a refusal");
        var fresh = new StatementSigner(commission, SigningKey.Create(), NonceSecret.Create());
        var restored = await scene.SayAsync(One, new Payload { AuthorityChange = Rotation(fresh) });
        scene.Keys.North = fresh;
        await scene.Traffic.GoOnAsync(100);
        scene.Traffic.GoTo(null);
        var between = (await scene.Auditor.EntriesAsync(revoked)).Take((int)(restored - revoked)).Select(AuthorityOf);
        Assert.DoesNotContain(commission, between);
    }

    private static string AuthorityOf(ByteString entry) => Payload.Parser.ParseFrom(Entry.Parser.ParseFrom(entry).Envelope.Payload).Authority;

    private static AuthorityChange Rotation(StatementSigner fresh) => new()
    {
        Rotate = new KeyRotation { Authority = fresh.Authority, PublicKey = ByteString.CopyFrom(fresh.PublicKey.Bytes.Span) }, Reason = "A new card.",
    };
}
