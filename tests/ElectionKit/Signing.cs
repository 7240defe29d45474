using Google.Protobuf;
using Tabulation.Client.Signing;
using Tabulation.Contracts.V1;
using Tabulation.Domain.Ids;

namespace Tabulation.ElectionKit;

/// <summary>Statements signed one by one, as a test needs them.</summary>
public static class Signing
{
    /// <summary>Encoded and signed, in a bundle of its own.</summary>
    public static Envelope Sign(this StatementSigner signer, Payload payload)
    {
        ArgumentNullException.ThrowIfNull(signer);
        return signer.SignBytes(signer.Encode(payload));
    }

    /// <summary>Signs bytes, whatever they are.</summary>
    public static Envelope SignBytes(this StatementSigner signer, ByteString bytes)
    {
        ArgumentNullException.ThrowIfNull(signer);
        return new Envelope { Payload = bytes, Signature = signer.Sign([bytes], [0]).Bundle.Signature, BundleSize = 1 };
    }

    /// <summary>What was encoded, ready to be changed and encoded again: without the nonce, which encoding fills in.</summary>
    public static Payload Unsigned(ByteString bytes)
    {
        var payload = Payload.Parser.ParseFrom(bytes);
        payload.Nonce = ByteString.Empty;
        return payload;
    }

    /// <summary>The statement's id.</summary>
    public static ByteString Id(this Envelope envelope)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        return ByteString.CopyFrom(StatementId.OfPayload(envelope.Payload.Span).Value.ToArray());
    }
}
