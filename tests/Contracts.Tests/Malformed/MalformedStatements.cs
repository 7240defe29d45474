using Google.Protobuf;
using Tabulation.Contracts.V1;

namespace Tabulation.Contracts.Tests;

/// <summary>Payloads that are canonical and yet no statements.</summary>
internal static class MalformedStatements
{
    public static IReadOnlyList<MalformedCase> All =>
    [
        Result(payload => payload.ClearContent(), FormatFault.Missing, "content"),

        Result(payload => payload.ElectionId = ByteString.Empty, FormatFault.Missing, "election_id"),
        Result(payload => payload.ElectionId = Zeros(31), FormatFault.WrongLength, "election_id"),
        Result(payload => payload.ElectionId = Zeros(33), FormatFault.WrongLength, "election_id"),
        Result(payload => payload.ElectionId = Zeros(32), FormatFault.ZeroId, "election_id"),
        Definition(payload => payload.ElectionId = SampleElection.Id, FormatFault.NotAllowed, "election_id"),

        Result(payload => payload.Authority = "", FormatFault.Missing, "authority"),
        Result(payload => payload.Authority = new string('a', 33), FormatFault.InvalidCode, "authority"),
        Result(payload => payload.Authority = "a b", FormatFault.InvalidCode, "authority"),
        Result(payload => payload.Authority = "СЕС", FormatFault.InvalidCode, "authority"),

        Result(payload => payload.Replaces = Zeros(1), FormatFault.WrongLength, "replaces"),
        Result(payload => payload.Replaces = Zeros(32), FormatFault.ZeroId, "replaces"),
        Definition(payload => payload.Replaces = SampleElection.Id, FormatFault.NotAllowed, "replaces"),
        Page(payload => payload.Replaces = SampleElection.Id, FormatFault.NotAllowed, "replaces"),

        Result(payload => payload.Nonce = ByteString.Empty, FormatFault.Missing, "nonce"),
        Result(payload => payload.Nonce = Zeros(15), FormatFault.WrongLength, "nonce"),
        Result(payload => payload.Nonce = Zeros(17), FormatFault.WrongLength, "nonce"),

        Result(payload => payload.PrecinctResult.Contest = "", FormatFault.Missing, "precinct_result.contest"),
        Result(payload => payload.PrecinctResult.Contest = "a,b", FormatFault.InvalidCode, "precinct_result.contest"),
        Result(payload => payload.PrecinctResult.Precinct = "", FormatFault.Missing, "precinct_result.precinct"),
        Result(payload => payload.PrecinctResult.Precinct = new string('1', 33), FormatFault.InvalidCode, "precinct_result.precinct"),
        Result(payload => payload.PrecinctResult.FormHash = Zeros(20), FormatFault.WrongLength, "precinct_result.form_hash"),
        Result(payload => payload.PrecinctResult.Reason = new string('я', 501), FormatFault.TooLong, "precinct_result.reason"),
        Result(payload => payload.PrecinctResult.Reason = Gothic(251), FormatFault.TooLong, "precinct_result.reason"),

        Review(review => review.StatementId = ByteString.Empty, FormatFault.Missing, "review.statement_id"),
        Review(review => review.StatementId = Zeros(31), FormatFault.WrongLength, "review.statement_id"),
        Review(review => review.StatementId = Zeros(32), FormatFault.ZeroId, "review.statement_id"),
        Review(review => review.Reason = new string('x', 501), FormatFault.TooLong, "review.reason"),
        Review(review => review.LegalBasis = new string('x', 301), FormatFault.TooLong, "review.legal_basis"),

        Lot("", FormatFault.Missing, "lot.contest"),
        Lot("a b", FormatFault.InvalidCode, "lot.contest"),

        Change(change => change.ClearChange(), FormatFault.Missing, "authority_change.change"),
        Change(change => change.Revoke = "", FormatFault.Missing, "authority_change.revoke"),
        Change(change => change.Revoke = "a b", FormatFault.InvalidCode, "authority_change.revoke"),
        Change(change => change.Rotate = new KeyRotation(), FormatFault.Missing, "authority_change.rotate.authority"),
        Change(change => change.Rotate = new KeyRotation { Authority = "R1" }, FormatFault.InvalidKey, "authority_change.rotate.public_key"),
        Change(change => change.Add = new Authority { Code = "R2" }, FormatFault.InvalidKey, "authority_change.add.public_key"),
        Change(change => change.Reason = Gothic(251), FormatFault.TooLong, "authority_change.reason"),
    ];

    public static ByteString Zeros(int length) => ByteString.CopyFrom(new byte[length]);

    /// <summary>Letters of two UTF-16 code units, four bytes of UTF-8 each.</summary>
    public static string Gothic(int letters) => string.Concat(Enumerable.Repeat("𐍈", letters));

    private static MalformedCase Result(Action<Payload> alter, FormatFault fault, string field) =>
        MalformedCase.Of(SampleElection.ResultPayload, alter, fault, field);

    private static MalformedCase Definition(Action<Payload> alter, FormatFault fault, string field) =>
        MalformedCase.Of(SampleElection.DefinitionPayload, alter, fault, field);

    private static MalformedCase Page(Action<Payload> alter, FormatFault fault, string field) =>
        MalformedCase.Of(SampleElection.PagePayload, alter, fault, field);

    private static MalformedCase Review(Action<Review> alter, FormatFault fault, string field)
    {
        var payload = new Payload(SampleElection.ResultPayload) { Review = new Review { StatementId = SampleElection.Id } };
        return MalformedCase.Of(payload, changed => alter(changed.Review), fault, field);
    }

    private static MalformedCase Change(Action<AuthorityChange> alter, FormatFault fault, string field)
    {
        var payload = new Payload(SampleElection.ResultPayload) { AuthorityChange = new AuthorityChange { Revoke = "R1", Reason = "Key lost" } };
        return MalformedCase.Of(payload, changed => alter(changed.AuthorityChange), fault, field);
    }

    private static MalformedCase Lot(string contest, FormatFault fault, string field) =>
        Result(payload => payload.Lot = new Lot { Contest = contest, Order = { 1, 0 } }, fault, field);
}
