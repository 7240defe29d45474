using Google.Protobuf;
using Tabulation.Client.Keys;
using Tabulation.Client.Signing;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;
using Tabulation.ElectionKit;
using Tabulation.ServiceDefaults.Peers;
using Tabulation.TotalsCache;
using Tabulation.TransparencyLog;

namespace Tabulation.Simulation.Tests;

/// <summary>One small election for all simulations, with everything that anybody says in it signed in advance.</summary>
internal static class Rehearsal
{
    private const int Precincts = 13;

    /// <summary>The one whose list result only the commission reports that is added in the night.</summary>
    private const int Late = Precincts - 1;

    private static readonly StatementSigner LateCommission = Signer();
    private static readonly StatementSigner LateCommissionAgain = Signer();

    public static SmallElection Election { get; } =
        new(new SmallElectionSettings { Precincts = Precincts, Policies = [SmallElectionSettings.HoldBoxes] });

    public static SigningKey IntakeKey { get; } = SigningKey.Create();

    public static PeerToken Peers { get; } = PeerToken.Random();

    public static ChangeSeal Seal { get; } = ChangeSeal.Random();

    /// <summary>Each signature is verified once, and known from then on.</summary>
    public static BundleVerifier Verifier { get; } = new(new VerifiedSignatures(10_000));

    /// <summary>Opens the election.</summary>
    public static IReadOnlyList<Bundle> Opening { get; } = [Election.Signed.Definition.Bundle, .. Election.Signed.Pages.Select(page => page.Bundle)];

    /// <summary>What the clients say: each one bundle after the other, once the one before is answered.</summary>
    public static IReadOnlyList<IReadOnlyList<Bundle>> Scripts { get; } =
    [
        [Together(0, 3, 6, 9), Together(1, 4)],
        [Together(1, 4), Together(0, 3, 6, 9)],
        [Result(2), Correction(2, 0, 1), Correction(2, 1, 2), Correction(2, 2, 3)],
        [Result(2, 7), Correction(2, 7, 8)],
        [Result(5), Result(8), Result(11), Result(5, 1), Result(8)],
        [Held(7), Released(7), Correction(7, Overfull(7), 1)],
        [Result(10), HeldCorrection(10), Released(10, replaces: true)],
        [.. Enumerable.Range(0, Precincts).Select(precinct => District(precinct, 0))],
        [.. Enumerable.Range(0, Precincts).Reverse().Select(precinct => District(precinct, 0))],
        [.. Enumerable.Range(0, Precincts / 2).Select(precinct => District(precinct, 1))],
        [Added, LateResult, KeyChanged, LateCorrection, LateCorrection, LateResult, LateCorrection, KeyChanged, LateResult, Added],
    ];

    private static Bundle Added => Sign(Election.Root, Saying(new AuthorityChange
    {
        Add = new Authority(Election.Definition.RootAuthority) { Code = LateCommission.Authority, PublicKey = KeyOf(LateCommission) },
        Reason = "Forgotten.",
    }));

    private static Bundle KeyChanged => Sign(Election.Root, Saying(new AuthorityChange
    {
        Rotate = new KeyRotation { Authority = LateCommission.Authority, PublicKey = KeyOf(LateCommissionAgain) },
        Reason = "New card.",
    }));

    private static Bundle LateResult => Sign(LateCommission, Election.Result(Late));

    private static Bundle LateCorrection =>
        Sign(LateCommissionAgain, Replacing(Election.Result(Late, 1), IdBy(LateCommission, Election.Result(Late))));

    private static Payload Saying(AuthorityChange change) => new() { ElectionId = Election.Id, AuthorityChange = change };

    private static ByteString KeyOf(StatementSigner signer) => ByteString.CopyFrom(signer.PublicKey.Bytes.Span);

    private static StatementSigner Signer() => new("LATE-COM", SigningKey.Create(), NonceSecret.Create());

    private static Bundle Together(params int[] precincts) => Sign(Election.North, [.. precincts.Select(precinct => Election.Result(precinct))]);

    private static Bundle Result(int precinct, int variant = 0) => Sign(Election.CommissionOf(precinct), Election.Result(precinct, variant));

    private static Bundle District(int precinct, int variant) =>
        Sign(Election.CommissionOf(precinct), Election.Result(precinct, variant, precinct % 2 == 0 ? "d1" : "d2"));

    private static Bundle Correction(int precinct, int from, int to) => Correction(precinct, Election.Result(precinct, from), to);

    private static Bundle Correction(int precinct, Payload from, int to) =>
        Sign(Election.CommissionOf(precinct), Replacing(Election.Result(precinct, to), IdOf(precinct, from)));

    private static Bundle Held(int precinct) => Sign(Election.CommissionOf(precinct), Overfull(precinct));

    private static Bundle HeldCorrection(int precinct) => Sign(Election.CommissionOf(precinct), OverfullCorrection(precinct));

    private static Bundle Released(int precinct, bool replaces = false) =>
        Sign(Election.Root, Election.Review(IdOf(precinct, replaces ? OverfullCorrection(precinct) : Overfull(precinct))));

    private static Payload Overfull(int precinct) => Election.Overfull(precinct);

    private static Payload OverfullCorrection(int precinct) => Replacing(Election.Overfull(precinct, 1), IdOf(precinct, Election.Result(precinct)));

    private static Payload Replacing(Payload payload, ByteString replaced)
    {
        payload.Replaces = replaced;
        payload.PrecinctResult.Reason = "Counted again.";
        return payload;
    }

    private static ByteString IdOf(int precinct, Payload payload) => IdBy(Election.CommissionOf(precinct), payload);

    private static ByteString IdBy(StatementSigner signer, Payload payload) =>
        ByteString.CopyFrom(StatementId.OfPayload(signer.Encode(payload).Span).Value.ToArray());

    private static Bundle Sign(StatementSigner signer, params Payload[] payloads) =>
        signer.Sign([.. payloads.Select(signer.Encode)], [.. payloads.Select(_ => 0L)]).Bundle;
}
