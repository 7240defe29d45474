using Google.Protobuf;

namespace Tabulation.Contracts.Tests;

/// <summary>A payload that is refused: for what, where, and its bytes.</summary>
internal sealed record MalformedCase(FormatFault Fault, string Field, byte[] Payload)
{
    /// <summary>Every one there is.</summary>
    public static IReadOnlyList<MalformedCase> All => [.. MalformedEncodings.All, .. Statements];

    /// <summary>Those in canonical encoding.</summary>
    public static IReadOnlyList<MalformedCase> Statements =>
        [.. MalformedStatements.All, .. MalformedDefinitions.All, .. MalformedDecisions.All, .. MalformedBeside.All];

    /// <summary>A good payload, altered.</summary>
    public static MalformedCase Of(V1.Payload good, Action<V1.Payload> alter, FormatFault fault, string field)
    {
        var altered = good.Clone();
        alter(altered);
        return new MalformedCase(fault, field, altered.ToByteArray());
    }

    public static TheoryData<FormatFault, string, byte[]> Theory(IEnumerable<MalformedCase> cases)
    {
        var data = new TheoryData<FormatFault, string, byte[]>();
        foreach (var (fault, field, payload) in cases) data.Add(fault, field, payload);
        return data;
    }
}
