using Tabulation.Domain.Ids;
using Tabulation.Domain.Statements;

namespace Tabulation.Contracts;

/// <summary>Reads a Review.</summary>
internal static class ReviewDecoder
{
    public static FormatProblem? Decode(ReadOnlySpan<byte> content, Statement into)
    {
        ReadOnlySpan<byte> reviewed = default, reason = default, legalBasis = default;
        var decision = ReviewDecision.Missing;
        var reader = new CanonicalReader(content);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case V1.Review.StatementIdFieldNumber: reviewed = reader.Bytes(); break;
                case V1.Review.DecisionFieldNumber: decision = (ReviewDecision)reader.Number(); break;
                case V1.Review.ReasonFieldNumber: reason = reader.Bytes(); break;
                case V1.Review.LegalBasisFieldNumber: legalBasis = reader.Bytes(); break;
            }
        }

        var problem = PayloadFormat.CheckId(reviewed, "review.statement_id")
            ?? PayloadFormat.CheckText(reason, Payloads.MaxReason, "review.reason")
            ?? PayloadFormat.CheckText(legalBasis, Payloads.MaxLegalBasis, "review.legal_basis");
        if (problem is null)
            into.Content = new Review(new StatementId(Digest.From(reviewed)), decision, new Grounds(!reason.IsEmpty, !legalBasis.IsEmpty));
        return problem;
    }
}
