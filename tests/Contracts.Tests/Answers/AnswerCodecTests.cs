using FsCheck;
using FsCheck.Fluent;
using Google.Protobuf;
using Tabulation.Domain.Ids;
using Tabulation.Domain.Rules;
using Tabulation.TransparencyLog;

namespace Tabulation.Contracts.Tests;

public class AnswerCodecTests
{
    private static readonly ElectionId Election = new(Digest.Of("election"u8));
    private static readonly StatementId Statement = new(Digest.Of("statement"u8));
    private static readonly Timestamp Time = Timestamp.FromMilliseconds(1_900_000_000_000);

    [Fact]
    public void A_receipt_is_encoded_as_Google_Protobuf_encodes_it() =>
        Prop.ForAll(RandomMessage.Arbitrary<V1.Receipt>(), random =>
        {
            random.LeafHash = Id("leaf");
            random.Verdict ??= new V1.Verdict();
            random.RecordedAt = Math.Min(random.RecordedAt, Timestamp.MaxMilliseconds);
            var answer = new V1.Answer { ElectionId = Id("election"), StatementId = Id("statement"), Receipt = random };
            var encoded = Receipt((long)random.Position, (long)random.RecordedAt, VerdictOf(random.Verdict));
            return encoded.AsSpan().SequenceEqual(answer.ToByteArray())
                && AnswerCodec.TryDecode(encoded, out var decoded) && decoded.Equals(answer);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_refusal_says_what_is_wrong_and_what_stands_in_the_way()
    {
        var problem = new FormatProblem(FormatFault.FieldOrder, "precinct_result.votes", "Wrong.");
        var explanation = new Explanation("ZERO_VOTES", "precinct_result.votes[0]", "None.");
        V1.Finding[] findings = [FindingMessages.Of(problem), FindingMessages.Of(explanation, Disposition.Flag)];
        var encoded = AnswerCodec.EncodeRefusal(Election, Statement, Time, findings, new StatementId(Digest.Of("current"u8)));
        Assert.True(AnswerCodec.TryDecode(encoded, out var answer));
        var expected = new V1.Answer
        {
            ElectionId = Id("election"),
            StatementId = Id("statement"),
            Refusal = new V1.Refusal
            {
                RefusedAt = 1_900_000_000_000,
                CurrentStatementId = Id("current"),
                Findings =
                {
                    Finding("FIELD_ORDER", "precinct_result.votes", "Wrong.", V1.Disposition.Refuse),
                    Finding("ZERO_VOTES", "precinct_result.votes[0]", "None.", V1.Disposition.Flag),
                },
            },
        };
        Assert.Equal(expected, answer);
    }

    [Fact]
    public void A_refusal_from_an_empty_ledger_names_no_election_but_a_receipt_always_does()
    {
        var refusal = AnswerCodec.EncodeRefusal(default, Statement, Time, [new V1.Finding { Rule = "ELECTION_NOT_DEFINED" }]);
        Assert.True(AnswerCodec.TryDecode(refusal, out var answer));
        Assert.True(answer.ElectionId.IsEmpty);
        Assert.True(answer.Refusal.CurrentStatementId.IsEmpty);
        Refused(Altered(answer => answer.ElectionId = ByteString.Empty));
    }

    [Fact]
    public void What_an_answer_must_have_it_has()
    {
        Assert.True(AnswerCodec.TryDecode(Altered(_ => { }), out _));
        Refused(Altered(answer => answer.ClearOutcome()));
        Refused(Altered(answer => answer.StatementId = ByteString.CopyFrom(new byte[31])));
        Refused(Altered(answer => answer.ElectionId = ByteString.CopyFrom(new byte[33])));
        Refused(Altered(answer => answer.Receipt.LeafHash = ByteString.Empty));
        Refused(Altered(answer => answer.Receipt.Verdict = null));
        Refused(Altered(answer => answer.Receipt.RecordedAt = Timestamp.MaxMilliseconds + 1));
        Refused(AnswerCodec.EncodeRefusal(Election, Statement, Time, []));
        Refused([.. Altered(_ => { }), 0x28, 0x01]);
        Refused([]);
    }

    [Fact]
    public void A_receipt_costs_one_allocation()
    {
        Receipt(7, 8, Verdict.Clean);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var answer = Receipt(7, 8, Verdict.Clean);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, answer.Length, answer.Length + 32);
    }

    private static V1.Finding Finding(string rule, string field, string message, V1.Disposition disposition) =>
        new() { Rule = rule, Field = field, Message = message, Disposition = disposition };

    private static void Refused(byte[] answer)
    {
        Assert.False(AnswerCodec.TryDecode(answer, out var decoded));
        Assert.Null(decoded);
    }

    private static byte[] Altered(Action<V1.Answer> alter)
    {
        var answer = V1.Answer.Parser.ParseFrom(Receipt(7, Time.Milliseconds, Verdict.Clean));
        alter(answer);
        return answer.ToByteArray();
    }

    private static byte[] Receipt(long position, long time, Verdict verdict) =>
        AnswerCodec.EncodeReceipt(Election, Statement, position, Hash256.Of("leaf"u8), Timestamp.FromMilliseconds(time), verdict);

    private static Verdict VerdictOf(V1.Verdict verdict) => new((Disposition)verdict.Disposition, verdict.Rules);

    private static ByteString Id(string of) => ByteString.CopyFrom(Hash256.Of(System.Text.Encoding.ASCII.GetBytes(of)).ToArray());
}
