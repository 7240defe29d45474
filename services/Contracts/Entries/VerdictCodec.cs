using System.Text;
using Tabulation.Domain.Rules;

namespace Tabulation.Contracts;

/// <summary>
/// Encodes and decodes tabulation.v1.Verdict within entries and receipts. A clean one is an empty message, not an absent one.
/// </summary>
internal static class VerdictCodec
{
    public static int Length(Verdict verdict)
    {
        var length = CanonicalLength.Number((long)verdict.Disposition);
        for (var i = 0; i < verdict.Rules.Count; i++) length += CanonicalLength.Item(verdict.Rules[i]);
        return length;
    }

    public static void Write(Verdict verdict, ref CanonicalWriter writer)
    {
        writer.Number(V1.Verdict.DispositionFieldNumber, (long)verdict.Disposition);
        for (var i = 0; i < verdict.Rules.Count; i++) writer.Item(V1.Verdict.RulesFieldNumber, verdict.Rules[i]);
    }

    /// <param name="message">Known to be canonical.</param>
    public static Verdict Read(ReadOnlySpan<byte> message)
    {
        if (message.IsEmpty) return Verdict.Clean;
        var disposition = Disposition.None;
        List<string> rules = [];
        var reader = new CanonicalReader(message);
        while (reader.Next())
        {
            if (reader.Field == V1.Verdict.DispositionFieldNumber) disposition = (Disposition)reader.Count();
            else rules.Add(Encoding.UTF8.GetString(reader.Bytes()));
        }

        return new Verdict(disposition, rules);
    }
}
