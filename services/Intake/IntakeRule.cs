using Grpc.Core;

namespace Tabulation.Intake;

/// <summary>What a submission must satisfy before its statement can be judged at all. These are about bytes and signatures, not about the election.</summary>
internal enum IntakeRule
{
    /// <summary>Neither an envelope nor a bundle.</summary>
    SubmissionMissing,

    /// <summary>Below 1 or above 256 payloads.</summary>
    BundleSizeWrong,

    /// <summary>Not below the bundle's size.</summary>
    BundleIndexWrong,

    /// <summary>Not as long as index and size call for.</summary>
    AuditPathWrong,

    /// <summary>Not 64 bytes.</summary>
    SignatureLengthWrong,

    /// <summary>Not by this authority's key over these bytes.</summary>
    SignatureWrong,

    /// <summary>Its entry would exceed 65,535 bytes.</summary>
    EntryTooLarge,

    /// <summary>A definition's predecessor_checkpoint is no signed checkpoint.</summary>
    PredecessorWrong,

    /// <summary>A request of a stream exceeds the service's limit.</summary>
    MessageTooLarge,
}

internal static class IntakeRules
{
    /// <summary>The code as findings give it.</summary>
    public static string Code(this IntakeRule rule) => rule switch
    {
        IntakeRule.SubmissionMissing => "SUBMISSION_MISSING",
        IntakeRule.BundleSizeWrong => "BUNDLE_SIZE_WRONG",
        IntakeRule.BundleIndexWrong => "BUNDLE_INDEX_WRONG",
        IntakeRule.AuditPathWrong => "AUDIT_PATH_WRONG",
        IntakeRule.SignatureLengthWrong => "SIGNATURE_LENGTH_WRONG",
        IntakeRule.SignatureWrong => "SIGNATURE_WRONG",
        IntakeRule.EntryTooLarge => "ENTRY_TOO_LARGE",
        IntakeRule.PredecessorWrong => "PREDECESSOR_WRONG",
        IntakeRule.MessageTooLarge => "MESSAGE_TOO_LARGE",
    };

    /// <summary>What a unary call fails with.</summary>
    public static StatusCode Status(this IntakeRule rule) => rule switch
    {
        IntakeRule.SubmissionMissing or IntakeRule.BundleSizeWrong or IntakeRule.BundleIndexWrong
            or IntakeRule.AuditPathWrong or IntakeRule.SignatureLengthWrong or IntakeRule.EntryTooLarge
            or IntakeRule.PredecessorWrong or IntakeRule.MessageTooLarge => StatusCode.InvalidArgument,
        IntakeRule.SignatureWrong => StatusCode.PermissionDenied,
    };
}
